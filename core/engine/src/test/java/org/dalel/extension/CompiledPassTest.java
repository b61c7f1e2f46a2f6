package org.dalel.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Finders;
import org.dalel.formats.tokens.FoundText;
import org.dalel.formats.tokens.RawPass;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.junit.jupiter.api.Test;

/** What is found in compiled code is what is found in Java, in the same order. */
class CompiledPassTest {
  private static final List<TokenShape> SHAPES =
      List.of(
          new TokenShape("hex", Alphabet.HEX, 16, 40, List.of()),
          new TokenShape("url", Alphabet.BASE64_URL, 20, 30, List.of()),
          new TokenShape("long", Alphabet.BASE64, 90, 200, List.of()));
  private static final List<byte[]> PATTERNS =
      List.of(new byte[] {4, 'k', 'e', 'y'}, new byte[] {0x30, (byte) 0x81, 2, 1, 1});
  private static final String WORDS = "0123456789abcdefXYZ+/-_ .,\n";

  private final Random random = new Random(3);

  @Test
  void findsTheSame() {
    RawPass compiled = new RawPass(SHAPES, 24, PATTERNS, ScanPass.FINDERS);
    RawPass plain = new RawPass(SHAPES, 24, PATTERNS, Finders.PLAIN);
    int all = 0;
    for (int round = 0; round < 4000; round++) {
      byte[] data = data();
      int from = random.nextInt(data.length + 1);
      int to = from + random.nextInt(data.length - from + 1);
      List<String> expected = hits(plain, data, from, to);
      all += expected.size();
      assertThat(hits(compiled, data, from, to)).isEqualTo(expected);
    }
    assertThat(all).as("hits that were compared").isGreaterThan(10_000);
  }

  private static List<String> hits(RawPass pass, byte[] data, int from, int to) {
    List<String> hits = new ArrayList<>();
    pass.scan(
        data,
        data.length,
        from,
        to,
        new RawPass.Sink() {
          @Override
          public void token(Token token, int shape) {
            hits.add(shape + " at " + token.from() + " " + token.encoding() + " " + token.text());
          }

          @Override
          public void text(FoundText text) {
            hits.add(text.form() + " at " + text.from() + " " + text.text());
          }

          @Override
          public void bytes(int pattern, int at) {
            hits.add("pattern " + pattern + " at " + at);
          }
        });
    return hits;
  }

  /** Tokens, text in three encodings, patterns and noise. */
  private byte[] data() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int part = random.nextInt(30); part >= 0; part--) {
      switch (random.nextInt(6)) {
        case 0 -> out.writeBytes(text(200).getBytes(StandardCharsets.US_ASCII));
        case 1 -> out.writeBytes(text(120).getBytes(StandardCharsets.UTF_16LE));
        case 2 -> out.writeBytes(text(90).replace('a', 'ж').getBytes(StandardCharsets.UTF_8));
        case 3 -> out.writeBytes(PATTERNS.get(random.nextInt(2)));
        case 4 -> out.writeBytes(new byte[random.nextInt(150)]);
        default -> {
          byte[] noise = new byte[random.nextInt(60)];
          random.nextBytes(noise);
          out.writeBytes(noise);
        }
      }
    }
    return out.toByteArray();
  }

  private String text(int most) {
    StringBuilder text = new StringBuilder();
    int characters = random.nextInt(3) == 0 ? WORDS.length() : WORDS.length() - 4;
    for (int i = random.nextInt(most); i >= 0; i--) {
      text.append(WORDS.charAt(random.nextInt(characters)));
    }
    return text.toString();
  }
}
