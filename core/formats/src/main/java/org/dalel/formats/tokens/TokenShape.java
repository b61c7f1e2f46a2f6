package org.dalel.formats.tokens;

import java.util.List;

/**
 * What can be seen of a token before it is validated. It ends on both sides at a character that is
 * neither a digit, a letter, nor one of its own alphabet.
 *
 * @param name of what it is the shape of, for messages
 * @param alphabet of all its characters, those of the prefix included
 * @param minLength in characters
 * @param maxLength in characters
 * @param prefixes one of which it begins with; none: it may begin with anything
 */
public record TokenShape(
    String name, Alphabet alphabet, int minLength, int maxLength, List<String> prefixes) {

  /** The shortest that a token may be; how fast the pass is depends on it. */
  public static final int SHORTEST = 16;

  /** The longest that a token may be. */
  public static final int LONGEST = 4096;

  public TokenShape {
    prefixes = List.copyOf(prefixes);
    if (minLength < SHORTEST || maxLength > LONGEST || minLength > maxLength) {
      throw new IllegalArgumentException(
          "shape '%s': expected a length from %d to %d, found %d to %d"
              .formatted(name, SHORTEST, LONGEST, minLength, maxLength));
    }
    for (String prefix : prefixes) {
      if (prefix.isEmpty() || !prefix.chars().allMatch(alphabet::has)) {
        throw new IllegalArgumentException(
            "shape '%s': prefix '%s': expected characters of '%s'"
                .formatted(name, prefix, alphabet.characters()));
      }
    }
  }
}
