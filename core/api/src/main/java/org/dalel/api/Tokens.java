package org.dalel.api;

import java.util.regex.Pattern;

/** Checks of the small words that hold the case together. */
final class Tokens {

  private static final Pattern TOKEN = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern VERSION =
      Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

  private static final int SHORTEST_SENTENCE = 10;

  private Tokens() {}

  static void require(String what, String token) {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          what + ": expected lower-case words joined by hyphens, found '" + token + "'");
    }
  }

  static void requireVersion(String what, String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          what + ": expected a semantic version such as 1.0.0, found '" + version + "'");
    }
  }

  static void requireSentence(String what, String sentence) {
    if (sentence.length() < SHORTEST_SENTENCE || !sentence.endsWith(".")) {
      throw new IllegalArgumentException(
          what
              + ": expected a description of one sentence with its full stop, of "
              + SHORTEST_SENTENCE
              + " characters or more, found '"
              + sentence
              + "'");
    }
  }
}
