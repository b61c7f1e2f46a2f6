package org.dalel.formats.snappy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dalel.formats.Bytes.hex;

import java.nio.charset.StandardCharsets;
import org.dalel.formats.ByteView;
import org.dalel.formats.Bytes;
import org.dalel.formats.FormatException;
import org.dalel.formats.Fuzz;
import org.junit.jupiter.api.Test;

class SnappyTest {
  @Test
  void joinsLiteralsAndCopiesThatOverlap() throws FormatException {
    assertThat(text("0b 04 6162 15 02")).isEqualTo("abababababa");
  }

  @Test
  void readsEveryLengthOfTag() throws FormatException {
    byte[] long1 =
        new Bytes()
            .varint(70)
            .u8(60 << 2)
            .u8(65)
            .raw(new byte[66])
            .u8(4 - 1 << 2 | 2)
            .little(66, 2)
            .done();
    byte[] long4 =
        new Bytes()
            .varint(6)
            .u8(63 << 2)
            .little(2, 4)
            .text("xyz")
            .u8(2 << 2 | 3)
            .little(3, 4)
            .done();

    assertThat(Snappy.decode(ByteView.of(long1))).hasSize(70);
    assertThat(Snappy.decode(ByteView.of(long4))).asString().isEqualTo("xyzxyz");
  }

  @Test
  void refusesALengthThatTheInputCannotMake() {
    assertThatThrownBy(() -> text("ff ff ff ff 07 00 61"))
        .hasMessage("expected a plain length of at most 192 at 0x0, found 2147483647");
  }

  @Test
  void refusesACopyFromBeforeTheStart() {
    assertThatThrownBy(() -> text("08 00 61 0d 02")).hasMessageContaining("1 to 1 bytes back");
  }

  @Test
  void keepsWhatCameBeforeTheFault() throws FormatException {
    Salvaged result = Snappy.salvage(ByteView.of(hex("0a 0c 61626364 ff")));

    assertThat(result.bytes()).asString().isEqualTo("abcd");
    assertThat(result.fault()).isPresent();
  }

  @Test
  void neverBreaksOnDamage() {
    byte[] sample = hex("1a 04 6162 15 02 10 3132333435 15 05 00 7a");
    Fuzz.damage(sample, 3000, bytes -> Snappy.decode(ByteView.of(bytes)));
  }

  private static String text(String hex) throws FormatException {
    return new String(Snappy.decode(ByteView.of(hex(hex))), StandardCharsets.UTF_8);
  }
}
