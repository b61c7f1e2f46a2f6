package org.dalel.api;

import static org.assertj.core.api.Assertions.assertThat;

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
}
