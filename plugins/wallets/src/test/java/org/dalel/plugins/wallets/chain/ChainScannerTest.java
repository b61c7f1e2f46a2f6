package org.dalel.plugins.wallets.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.junit.jupiter.api.Test;

class ChainScannerTest {

  private static final ChainScanner SCANNER = new ChainScanner();

  @Test
  void findsNothingInRandomBytesAndRandomText() {
    Random random = new Random(3);
    byte[] noise = new byte[4 << 20];
    random.nextBytes(noise);
    assertThat(SCANNER.scan(noise)).isEmpty();

    String characters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz \n";
    byte[] text = new byte[4 << 20];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) characters.charAt(random.nextInt(characters.length()));
    }
    assertThat(SCANNER.scan(text)).isEmpty();
  }

  @Test
  void takesAnyTokenThatFitsAShapeWithoutThrowing() {
    Random random = new Random(4);
    List<TokenShape> shapes = SCANNER.shapes();
    for (int round = 0; round < 200; round++) {
      for (int shape = 0; shape < shapes.size(); shape++) {
        String text = random(shapes.get(shape), random);
        assertThat(SCANNER.recognise(Token.of(text), shape).stream().toList())
            .as(text)
            .filteredOn(found -> found.proof() == Recognition.Proof.CHECKSUM)
            .isEmpty();
      }
    }
  }

  private static String random(TokenShape shape, Random random) {
    int length = shape.minLength() + random.nextInt(shape.maxLength() - shape.minLength() + 1);
    StringBuilder text = new StringBuilder();
    if (!shape.prefixes().isEmpty()) {
      text.append(shape.prefixes().get(random.nextInt(shape.prefixes().size())));
    }
    String characters = shape.alphabet().characters();
    while (text.length() < length) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  @Test
  void givesTheSameFindingsOfAStreamAsOfItsBytes() throws IOException {
    StringBuilder text = new StringBuilder();
    List<Published> vectors = Published.all();
    Random random = new Random(5);
    while (text.length() < 3 << 20) {
      text.append(vectors.get(random.nextInt(vectors.size())).text())
          .append(" ".repeat(random.nextInt(9_000)))
          .append('\n');
    }
    byte[] data = text.toString().getBytes(StandardCharsets.US_ASCII);
    List<Finding> streamed = new ArrayList<>();

    SCANNER.scan(new ByteArrayInputStream(data), streamed::add);

    assertThat(streamed).isEqualTo(SCANNER.scan(data)).hasSizeGreaterThan(500);
  }

  @Test
  void namesThePlaceInBytes() {
    byte[] data = "\u0436 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa".getBytes(StandardCharsets.UTF_16LE);

    assertThat(SCANNER.scan(data))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.offset()).isEqualTo(4);
              assertThat(found.encoding()).isEqualTo(Token.Encoding.UTF_16);
            });
  }
}
