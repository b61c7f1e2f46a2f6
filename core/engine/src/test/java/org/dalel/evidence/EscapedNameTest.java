package org.dalel.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EscapedNameTest {
  /** Bytes that are likely to collide: escapes, their parts, halves of characters, controls. */
  private static final byte[] ALPHABET = {
    '\\',
    'x',
    'X',
    '5',
    'C',
    'c',
    'F',
    'a',
    '/',
    0,
    0x1F,
    0x7F,
    (byte) 0xC3,
    (byte) 0xA9,
    (byte) 0x85,
    (byte) 0xC2,
    (byte) 0xFF,
    (byte) 0xED,
    (byte) 0xA0,
    (byte) 0x80,
    (byte) 0xF0
  };

  @Test
  void givesDifferentNamesDifferentEscapes() {
    Map<String, String> seen = new HashMap<>();
    Random random = new Random(5);
    for (int round = 0; round < 300_000; round++) {
      byte[] name = new byte[random.nextInt(9)];
      for (int i = 0; i < name.length; i++) {
        name[i] = ALPHABET[random.nextInt(ALPHABET.length)];
      }
      String hex = HexFormat.of().formatHex(name);
      String escaped = EscapedName.of(name);
      assertThat(escaped).doesNotContain("/").doesNotContain("\u0000");
      String before = seen.putIfAbsent(escaped, hex);
      assertThat(before == null ? hex : before).as(escaped).isEqualTo(hex);
    }
  }

  @Test
  void keepsTheNameBytesOfAnUndecodableEntry() {
    byte[] name = {'a', (byte) 0xE9, '.', 't'};
    assertThat(EscapedName.of(name)).isEqualTo("a\\xE9.t");
    assertThat(EscapedName.of("қазақ \\xE9".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("қазақ \\x5CxE9");
    assertThat(EscapedName.of("C:\\temp")).isEqualTo("C:\\temp");
  }
}
