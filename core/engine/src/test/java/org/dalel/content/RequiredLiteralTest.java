package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredLiteralTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '"',
      value = {
        "\"(?s)^\\s*/\\*.{0,1024}?\\*/\\s*(?:strict\\s+)?(?:di)?graph\\b\" graph",
        "\"JAVA PROFILE \\d\\.\\d\" \"JAVA PROFILE \"",
        "abcdefs? abcdef",
        "abcdefs* abcdef",
        "abcde+f abcde",
        "abcd[xyz]e abcd",
        "ab(x[)]y|[^(])longest longest",
        "\\x41bcde bcde",
        "ab{2}cdefg cdefg"
      })
  void isTheLongestRunThatCannotBeLeftOut(String regex, String literal) {
    assertThat(RequiredLiteral.of(regex)).map(RequiredLiteral::toString).contains(literal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "graph|digraph",
        "(?i)graph",
        "graph(?i)graph",
        "(?:graph)?",
        "(?=graph)g",
        "abc",
        "abcd?",
        "abcd{0,3}",
        "\\Qgraph\\E",
        "[graph]",
        "[]graph]graph",
        "[^]graph]graph",
        "graph(",
        "graph["
      })
  void isNotThereWhereAMatchCouldDoWithoutIt(String regex) {
    assertThat(RequiredLiteral.of(regex)).isEmpty();
  }

  @Test
  void isFoundAtTheVeryBeginningAndAtTheVeryEnd() {
    RequiredLiteral literal = RequiredLiteral.of("graph").orElseThrow();
    assertThat(literal.isIn(bytes("graph"), 0, 5)).isTrue();
    assertThat(literal.isIn(bytes("ggrap graph"), 0, 11)).isTrue();
    assertThat(literal.isIn(bytes("graph........"), 0, 13)).isTrue();
  }

  @Test
  void isNotFoundBeyondTheRange() {
    RequiredLiteral literal = RequiredLiteral.of("graph").orElseThrow();
    assertThat(literal.isIn(bytes("a graph b"), 0, 6)).isFalse();
    assertThat(literal.isIn(bytes("a graph b"), 3, 9)).isFalse();
    assertThat(literal.isIn(bytes("gra"), 0, 3)).isFalse();
    assertThat(literal.isIn(bytes(""), 0, 0)).isFalse();
  }

  @Test
  void isFoundBehindManyBeginningsOfIt() {
    RequiredLiteral literal = RequiredLiteral.of("graph").orElseThrow();
    String text = "gra ".repeat(1000);
    assertThat(literal.isIn(bytes(text), 0, text.length())).isFalse();
    assertThat(literal.isIn(bytes(text + "graph"), 0, text.length() + 5)).isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
