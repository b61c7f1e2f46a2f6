package org.dalel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "a?c,        abc,      true",
    "a?c,        a/c,      false",
    "a*c,        abbbc,    true",
    "/a*c,       /a/c,     false",
    "/a**c,      /a/b/c,   true",
    "**/x/**,    /x/y/z,   true",
    "**/x/**,    /y/x/,    true",
    "**/x/**,    /xy/z,    false",
    "КОШЕЛЁК.*,  кошелёк.dat, true",
    "*.*,        noextension, false",
  })
  void matchesGlobs(String glob, String path, boolean expected) {
    assertThat(new Glob(glob).matches(path)).isEqualTo(expected);
  }

  @Test
  void matchesAHostileGlobInLinearTime() {
    assertThat(new Glob("*a".repeat(40) + "b").matches("a".repeat(4_000))).isFalse();
  }

  @Test
  void namesWhatOnlyFilesOfThatNameOrExtensionCanMeet() {
    assertThat(new Glob("**/Default/History").literalName()).contains("history");
    assertThat(new Glob("wallet*.dat").literalName()).isEmpty();
    assertThat(new Glob("wallet*.DAT").literalExtension()).contains("dat");
    assertThat(new Glob("wallet.*").literalExtension()).isEmpty();
  }

  /** Against an independent reading of the same rules as a regular expression. */
  @Test
  void agreesWithARegularExpression() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      String glob = text(random, "ab/.*?", 8);
      String path = text(random, "ab/.", 10);
      boolean expected =
          path.matches(regex(glob))
              || glob.startsWith("**/")
                  && !path.startsWith("/")
                  && ("/" + path).matches(regex(glob));

      assertThat(new Glob(glob).matches(path)).as("%s on %s", glob, path).isEqualTo(expected);
    }
  }

  private static String text(Random random, String alphabet, int longest) {
    return random
        .ints(random.nextInt(longest + 1), 0, alphabet.length())
        .mapToObj(i -> alphabet.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static String regex(String glob) {
    return glob.replace(".", "[.]")
        .replace("**", "\u0001")
        .replace("*", "[^/]*")
        .replace("\u0001", ".*")
        .replace("?", "[^/]");
  }
}
