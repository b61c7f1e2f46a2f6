package org.dalel.plugins.telephony.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void readsTheNumberOfACardInEachWayInWhichItIsWritten() {
    String number = "8970199" + "00000012345";
    number += Digits.checkDigit(number);

    assertThat(Iccid.of(number)).contains(new Iccid(number, true));
    assertThat(Iccid.of(number + "F")).contains(new Iccid(number, true));
    assertThat(Iccid.of(Digits.exchanged(number + "F"))).contains(new Iccid(number, true));
    assertThat(Iccid.of("89 7019 9000 0001 23450").orElseThrow().checked()).isFalse();
    assertThat(Iccid.of("7970199000000123450")).isEmpty();
  }

  @Test
  void knowsCountryAndOperatorOfASubscriber() {
    Imsi imsi = Imsi.of("250991234567890").orElseThrow();

    assertThat(Networks.countryOf(imsi)).contains("RU");
    assertThat(Networks.operator(imsi.digits())).contains("Beeline");
    assertThat(Imsi.of("203991234567890")).as("a country code that is not assigned").isEmpty();
    assertThat(Networks.operator("250771234567890")).as("not in the table").isEmpty();
  }

  @Test
  void tellsADevicesCheckDigit() {
    assertThat(Imei.of("490154203237518")).contains(new Imei("490154203237518", true));
    assertThat(Imei.of("490154203237519").orElseThrow().checked()).isFalse();
    assertThat(Imei.of("4901542032375100")).contains(new Imei("490154203237518", true));
    assertThat(Imei.of("000000000000000")).isEmpty();
  }

  @Test
  void bringsPhoneNumbersIntoOneForm() {
    Phones phones = new Phones();

    assertThat(phones.e164("8 (701) 234-56-78", "KZ")).contains("+77012345678");
    assertThat(phones.e164("77012345678", "")).contains("+77012345678");
    assertThat(phones.e164("0077012345678", "")).contains("+77012345678");
    assertThat(phones.e164("79161234567", "RU")).contains("+79161234567");
    assertThat(phones.e164("Telegram", "RU")).isEmpty();
    assertThat(phones.e164("1234567", "")).isEmpty();
    assertThat(phones.callingCode("998901234567")).contains("UZ");
  }
}
