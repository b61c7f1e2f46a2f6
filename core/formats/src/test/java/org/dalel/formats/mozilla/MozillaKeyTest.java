package org.dalel.formats.mozilla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dalel.formats.Bytes.hex;

import java.util.Arrays;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.Fuzz;
import org.dalel.formats.script.ScriptJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MozillaKeyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "10 bff0 | 1", // as Firefox wrote it, without the zeros at the end
        "10 c0 | 2",
        "10 400fffffffffffff | -1.0000000000000002",
        "10 4010 | -1",
        "20 c278 | {'$date':1649267441664}",
        "30 65627562 | 'data'",
        "30 | ''",
        "30 83c1 | 'р'",
        "30 e8 | 'ꀀ'",
        "40 8001 01 | {'$bytes':'8000'}",
        "60 bff0000000000000 10 c0 | [1,2]",
        "80 62 00 | ['a']",
        "50 | []",
        "a0 | [[]]",
        "f0 | [[[]]]",
        "f0 10 bff0 | [[[1]]]",
        "f0 50 | [[[[]]]]",
      })
  void readsAKey(String stored, String json) throws FormatException {
    assertThat(key(hex(stored)).replace('"', '\'')).isEqualTo(json);
  }

  @Test
  void refusesAnUnknownType() {
    assertThatThrownBy(() -> key(hex("07"))).hasMessageContaining("found type 0x07");
  }

  @Test
  void neverBreaksOnDamage() {
    Fuzz.damage(hex("60 bff0000000000000 30 6562 00 40 8001 00 00"), 3000, MozillaKeyTest::key);
    byte[] deep = new byte[100_000];
    Arrays.fill(deep, (byte) 0xf0);
    assertThatThrownBy(() -> key(deep)).isInstanceOf(FormatException.class);
  }

  private static String key(byte[] bytes) throws FormatException {
    return ScriptJson.of(MozillaKey.read(ByteView.of(bytes)));
  }
}
