package org.dalel.formats.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.formats.Bytes.hex;

import java.io.IOException;
import org.dalel.formats.ByteView;
import org.dalel.formats.Bytes;
import org.dalel.formats.Fuzz;
import org.dalel.formats.SharedData;
import org.junit.jupiter.api.Test;

class ProtoMessageTest {
  private static final byte[] SAMPLE =
      new Bytes()
          .raw(hex("089601"))
          .raw(hex("1203616263"))
          .raw(hex("1a020805"))
          .raw(hex("21 000000000000f83f"))
          .raw(hex("2d 0000c03f"))
          .raw(hex("33 0807 34"))
          .raw(hex("3a02d0bc"))
          .raw(hex("3a02ff00"))
          .raw(hex("4203 0a2722"))
          .raw(hex("4a00"))
          .done();

  private static ProtoMessage read(byte[] bytes) {
    return ProtoMessage.read(ByteView.of(bytes));
  }

  @Test
  void readsEachWireType() {
    ProtoMessage message = read(SAMPLE);

    assertThat(message.fault()).isEmpty();
    assertThat(message.last(1).orElseThrow().value()).isEqualTo(150);
    assertThat(message.last(1).orElseThrow().zigzag()).isEqualTo(75);
    assertThat(message.text(2)).contains("abc");
    assertThat(message.message(3).orElseThrow().last(1).orElseThrow().value()).isEqualTo(5);
    assertThat(message.last(4).orElseThrow().asDouble()).isEqualTo(1.5);
    assertThat(message.last(5).orElseThrow().asDouble()).isEqualTo(1.5);
    assertThat(message.message(6).orElseThrow().last(1).orElseThrow().value()).isEqualTo(7);
    assertThat(message.all(7)).hasSize(2);
    assertThat(message.text(7)).as("not UTF-8").isEmpty();
    assertThat(message.bytes(7).orElseThrow().bytes()).isEqualTo(hex("ff00"));
  }

  /** The text is what protoc 3.21.12 prints for these bytes. */
  @Test
  void writesWhatProtocWrites() {
    assertThat(ProtoText.of(read(SAMPLE)))
        .isEqualTo(
            """
            1: 150
            2: "abc"
            3 {
              1: 5
            }
            4: 0x3ff8000000000000
            5: 0x3fc00000
            6 {
              1: 7
            }
            7: "\\320\\274"
            7: "\\377\\000"
            8: "\\n\\'\\""
            9: ""
            """);
  }

  @Test
  void givesThePlaceOfAFieldAtAnyDepth() {
    ProtoField inner = read(SAMPLE).message(3).orElseThrow().fields().get(0);

    assertThat(inner.offset()).isEqualTo(10);
  }

  @Test
  void keepsTheFieldsBeforeTheFault() {
    ProtoMessage message = read(hex("0801 1205 6162"));

    assertThat(message.fields()).hasSize(1);
    assertThat(message.fault().orElseThrow())
        .hasMessage("expected a length within the data at 0x3, found 5 with 2 bytes left");
  }

  @Test
  void refusesAFieldWithoutANumber() {
    assertThat(read(hex("0000")).fault().orElseThrow()).hasMessageContaining("a tag of 8");
  }

  @Test
  void refusesAGroupThatDoesNotEnd() {
    assertThat(read(hex("33 0807")).fault()).isPresent();
    assertThat(read(hex("33 0807 3c")).fault().orElseThrow())
        .hasMessageContaining("end of group 6");
    assertThat(read(hex("33".repeat(200))).fault().orElseThrow())
        .hasMessageContaining("100 groups");
  }

  @Test
  void neverBreaksOnDamage() {
    Fuzz.damage(SAMPLE, 5000, bytes -> ProtoText.of(read(bytes)));
    Fuzz.damage(hex("0a7e".repeat(64)), 500, bytes -> ProtoText.of(read(bytes)));
  }

  @Test
  void readsARealWallet() throws IOException {
    ProtoMessage wallet = read(SharedData.bytes("generated/bitcoinj-0.17.1/plain.wallet"));

    assertThat(wallet.fault()).isEmpty();
    assertThat(wallet.text(1)).contains("org.bitcoin.production");
    assertThat(ProtoText.of(wallet).lines()).hasSize(72);
  }
}
