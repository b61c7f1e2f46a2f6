package org.dalel.api;

import java.util.List;

/**
 * What can be seen of a token, such as an address or a key, before it is validated: an unbroken run
 * of characters. It ends on both sides at a character that is neither a digit, a letter, nor one of
 * its own.
 *
 * @param name of what it is the pattern of, for messages
 * @param characters all that it may consist of, those of the prefixes included: visible ASCII, each
 *     once
 * @param minLength in characters, at least {@value #SHORTEST}
 * @param maxLength in characters, at most {@value #LONGEST}
 * @param prefixes one of which it begins with; none: it may begin with anything
 */
public record TokenPattern(
    String name, String characters, int minLength, int maxLength, List<String> prefixes) {

  /** The shortest that a token may be: the speed of the pass depends on it. */
  public static final int SHORTEST = 16;

  /** The longest that a token may be. */
  public static final int LONGEST = 4096;

  public TokenPattern {
    prefixes = List.copyOf(prefixes);
    if (minLength < SHORTEST || maxLength > LONGEST || minLength > maxLength) {
      throw new IllegalArgumentException(
          "token pattern '%s': expected a length from %d to %d, found %d to %d"
              .formatted(name, SHORTEST, LONGEST, minLength, maxLength));
    }
    if (characters.isEmpty()
        || characters.chars().anyMatch(c -> c <= ' ' || c > '~')
        || characters.chars().distinct().count() != characters.length()) {
      throw new IllegalArgumentException(
          "token pattern '%s': expected visible ASCII characters, each once, found '%s'"
              .formatted(name, characters));
    }
    for (String prefix : prefixes) {
      if (prefix.isEmpty() || prefix.chars().anyMatch(c -> characters.indexOf(c) < 0)) {
        throw new IllegalArgumentException(
            "token pattern '%s': prefix '%s': expected characters of '%s'"
                .formatted(name, prefix, characters));
      }
    }
  }

  /** A token that may begin with anything. */
  public static TokenPattern of(String name, String characters, int minLength, int maxLength) {
    return new TokenPattern(name, characters, minLength, maxLength, List.of());
  }

  /** The same, beginning with one of these. */
  public TokenPattern startingWith(String... beginnings) {
    return new TokenPattern(name, characters, minLength, maxLength, List.of(beginnings));
  }
}
