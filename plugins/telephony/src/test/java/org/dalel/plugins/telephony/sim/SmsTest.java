package org.dalel.plugins.telephony.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.dalel.formats.FormatException;
import org.junit.jupiter.api.Test;

class SmsTest {
  /** A published example of a message in the GSM alphabet. */
  private static final String HOW_ARE_YOU =
      "07911326040000F0 04 0B911346610089F6 00 00 20806291731480 0C C8F71D14969741F977FD07";

  @Test
  void readsAMessageInTheGsmAlphabet() throws FormatException {
    Sms sms = Sms.of(Cards.sms(1, HOW_ARE_YOU)).orElseThrow();

    assertThat(sms.text()).isEqualTo("How are you?");
    assertThat(sms.party()).isEqualTo("+31641600986");
    assertThat(sms.centre()).isEqualTo("+31624000000");
    assertThat(sms.time()).contains(Instant.parse("2002-08-26T17:37:41Z"));
    assertThat(sms.isDeleted()).isFalse();
  }

  @Test
  void readsADeletedMessageFromItsFreeRecord() throws FormatException {
    Sms sms = Sms.of(Cards.sms(0, HOW_ARE_YOU)).orElseThrow();

    assertThat(sms.text()).isEqualTo("How are you?");
    assertThat(sms.isDeleted()).isTrue();
    assertThat(sms.state()).isEqualTo("deleted");
  }

  @Test
  void findsNothingInARecordThatNeverHeldAMessage() throws FormatException {
    assertThat(Sms.of(Cards.sms(0, ""))).isEmpty();
  }

  @Test
  void unpacksSeptetsAndTheirExtension() {
    assertThat(Gsm7.unpacked(Cards.hex("E8329BFD06"), 0, 0, 5)).isEqualTo("hello");
    assertThat(Gsm7.text(Cards.hex("1b65 31 1b28 1b29 1b40 00"), 0, 10)).isEqualTo("€1{}|@");
    assertThat(Gsm7.unpacked(Cards.hex("E832"), 0, 0, 160)).as("cut off").isEqualTo("he");
  }

  @Test
  void readsNamesInAllCodings() {
    assertThat(Alpha.text(Cards.hex("416964 61ffff"))).isEqualTo("Aida");
    assertThat(Alpha.text(Cards.hex("80 0410 04390434 0430 ffff"))).isEqualTo("Айда");
    assertThat(Alpha.text(Cards.hex("81 04 08 90b9b4b0 ff"))).isEqualTo("Айда");
    assertThat(Alpha.text(Cards.hex("82 05 0410 80a9a4a0 31 ff"))).isEqualTo("Айда1");
  }

  @Test
  void saysWhereARecordIsNoMessage() {
    assertThatThrownBy(() -> Sms.of(Cards.sms(1, "20 00")))
        .isInstanceOf(FormatException.class)
        .hasMessage("expected a service centre of at most 11 octets at 0x1, found 32 octets");
  }
}
