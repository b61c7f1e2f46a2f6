package org.dalel.formats.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenPassTest {

  private static final TokenShape LONG_HEX = new TokenShape("hex", Alphabet.HEX, 32, 32, List.of());
  private static final TokenShape KEY =
      new TokenShape("key", Alphabet.ALPHANUMERIC, 20, 24, List.of("key", "K"));
  private static final TokenShape WEB =
      new TokenShape("web", Alphabet.BASE64_URL, 20, 22, List.of("web"));
  private static final List<TokenShape> SHAPES = List.of(LONG_HEX, KEY, WEB);
  private static final TokenPass PASS = new TokenPass(SHAPES);

  private static final String HEX = "0123456789abcdefABCDEF0123456789";
  private static final String A_KEY = "keyAAAAAAAAAAAAAAAAAA";
  private static final String A_WEB = "web-AAAA_AAAA-AAAA_AA";

  private static List<String> found(byte[] data) {
    List<String> found = new ArrayList<>();
    PASS.scan(
        data,
        (token, shape) ->
            found.add(token.from() + " " + SHAPES.get(shape).name() + " " + token.text()));
    return found;
  }

  private static List<String> found(String text) {
    return found(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void findsTokensOfEachShape() {
    assertThat(found(HEX + " " + A_KEY + "," + A_WEB + "\n"))
        .containsExactly("0 hex " + HEX, "33 key " + A_KEY, "55 web " + A_WEB);
  }

  @Test
  void leavesOutWhatIsTooLongTooShortOrHasAnotherBeginning() {
    assertThat(found(HEX + "0 " + HEX.substring(1) + " kex" + A_KEY.substring(3) + " keyAAA"))
        .isEmpty();
  }

  @Test
  void endsATokenOfLettersAtAHyphenThatOthersHave() {
    assertThat(found("x-" + A_KEY + "_" + HEX)).containsExactly("2 key " + A_KEY, "24 hex " + HEX);
    assertThat(found("x-" + A_WEB)).isEmpty();
  }

  @Test
  void findsTokensInUtf16AtEvenAndOddOffsets() {
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] text = (" " + HEX + "|" + A_KEY).getBytes(charset);
      int first = charset == StandardCharsets.UTF_16LE ? 2 : 3;
      byte[] shifted = new byte[text.length + 1];
      shifted[0] = 'x';
      System.arraycopy(text, 0, shifted, 1, text.length);

      assertThat(found(text))
          .as(charset.name())
          .containsExactly(first + " hex " + HEX, first + 66 + " key " + A_KEY);
      assertThat(found(shifted))
          .as(charset.name())
          .containsExactlyInAnyOrder(first + 1 + " hex " + HEX, first + 67 + " key " + A_KEY);
    }
  }

  @Test
  void showsWhatStandsAroundInTheEncodingOfTheToken() {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      List<String> around = new ArrayList<>();
      PASS.scan(
          ("to: " + HEX + "; \u0416").getBytes(charset),
          (token, shape) -> around.add(token.before(100) + "|" + token.after(3)));

      assertThat(around).hasSize(1);
      assertThat(around.get(0)).startsWith("to: |; ?");
    }
  }

  @Test
  void findsInATheSameAsASlowSearchDoes() {
    Random random = new Random(11);
    String characters = "abkeyK01-_/. ";
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 2000; i++) {
        text.append(random.nextInt(40) == 0 ? A_KEY : random.nextInt(40) == 0 ? A_WEB : "")
            .append(characters.charAt(random.nextInt(characters.length() - 4 * (round % 2))));
      }
      assertThat(found(text.toString()).stream().map(hit -> hit.split(" ")[2]).sorted().toList())
          .isEqualTo(slow(text.toString()));
    }
  }

  private static List<String> slow(String text) {
    List<String> found = new ArrayList<>();
    for (String run : text.split("[^0-9A-Za-z]+")) {
      if (run.length() == 32 && run.chars().allMatch(Alphabet.HEX::has)) {
        found.add(run);
      }
      if (run.length() >= 20 && run.length() <= 24 && run.matches("(key|K).*")) {
        found.add(run);
      }
    }
    for (String run : text.split("[^0-9A-Za-z_-]+")) {
      if (run.length() >= 20 && run.length() <= 22 && run.startsWith("web")) {
        found.add(run);
      }
    }
    return found.stream().sorted().toList();
  }

  @Test
  void takesAnyBytesWithoutThrowing() {
    Random random = new Random(12);
    for (int round = 0; round < 2000; round++) {
      byte[] data = new byte[random.nextInt(200)];
      random.nextBytes(data);
      for (int i = 0; i < data.length && round % 2 == 0; i++) {
        data[i] = random.nextBoolean() ? 0 : (byte) "ke%\\=y0A".charAt(random.nextInt(8));
      }
      found(data);
    }
  }

  @Test
  void saysWhatIsWrongWithAShape() {
    assertThatThrownBy(() -> new TokenShape("x", Alphabet.HEX, 4, 9, List.of()))
        .hasMessage("shape 'x': expected a length from 16 to 4096, found 4 to 9");
    assertThatThrownBy(() -> new TokenShape("x", Alphabet.HEX, 20, 20, List.of("xyz")))
        .hasMessageContaining("shape 'x': prefix 'xyz': expected characters of '0123");
  }
}
