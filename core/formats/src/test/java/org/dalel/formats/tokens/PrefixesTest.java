package org.dalel.formats.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixesTest {
  private final Random random = new Random(4);

  @Test
  void isWhatLookingAtEachOfThemIs() {
    int hits = 0;
    for (int round = 0; round < 20_000; round++) {
      List<String> prefixes = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        prefixes.add(text(1 + random.nextInt(4)));
      }
      String token = text(random.nextInt(7));
      boolean expected = prefixes.stream().anyMatch(token::startsWith);
      hits += expected ? 1 : 0;
      byte[] data = ("b" + token + "a").getBytes(StandardCharsets.ISO_8859_1);
      assertThat(new Prefixes(prefixes).beginAt(data, 1, 1 + token.length()))
          .as(token + " of " + prefixes)
          .isEqualTo(expected);
    }
    assertThat(hits).isBetween(4000, 16_000);
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("ab1~".charAt(random.nextInt(4)));
    }
    return text.toString();
  }
}
