package org.dalel.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.digest.PairScan;

/**
 * Characters that every match of a regular expression contains: to look for them is much cheaper
 * than to try the expression. Thread-safe.
 */
final class RequiredLiteral {
  private static final int SHORTEST = 4;
  private static final int PLACES = 32;
  private static final String SPECIAL = "\\[](){}.*+?^$|";
  private static final String OPTIONAL = "?*{";

  private final byte[] literal;
  private final PairScan pairs;

  private RequiredLiteral(String literal) {
    this.literal = literal.getBytes(StandardCharsets.ISO_8859_1);
    long[] first = new long[256];
    long[] second = new long[256];
    first[this.literal[0] & 0xff] = 1;
    second[this.literal[1] & 0xff] = 1;
    this.pairs = new PairScan(first, second);
  }

  /**
   * The longest run of plain characters that an expression cannot match without; empty when it has
   * none of at least four, or when it has alternatives at its top or flags other than {@code s}.
   */
  static Optional<RequiredLiteral> of(String regex) {
    String longest = "";
    StringBuilder run = new StringBuilder();
    int at = regex.startsWith("(?s)") ? 4 : 0;
    while (at < regex.length()) {
      char c = regex.charAt(at);
      if (c == '|') {
        return Optional.empty();
      }
      int end = elementEnd(regex, at);
      if (end < 0) {
        return Optional.empty();
      }
      boolean optional = end < regex.length() && OPTIONAL.indexOf(regex.charAt(end)) >= 0;
      boolean plain = SPECIAL.indexOf(c) < 0 && c < 256;
      if (plain && !optional) {
        run.append(c);
      }
      if (!plain || optional || end == regex.length()) {
        longest = run.length() > longest.length() ? run.toString() : longest;
        run.setLength(0);
      }
      at = end;
    }
    longest = run.length() > longest.length() ? run.toString() : longest;
    return longest.length() < SHORTEST
        ? Optional.empty()
        : Optional.of(new RequiredLiteral(longest));
  }

  /** Where the element ends that begins at an index: behind a group, a class, an escape. */
  private static int elementEnd(String regex, int at) {
    return switch (regex.charAt(at)) {
      case '(' -> groupEnd(regex, at);
      case '[' -> classEnd(regex, at);
      case '\\' -> escapeEnd(regex, at);
      case '{' -> regex.indexOf('}', at) + 1;
      default -> at + 1;
    };
  }

  /** -1 where this reader does not know the escape. */
  private static int escapeEnd(String regex, int at) {
    if (at + 1 == regex.length()) {
      return -1;
    }
    return switch (regex.charAt(at + 1)) {
      case 'x' -> regex.startsWith("{", at + 2) ? -1 : Math.min(at + 4, regex.length());
      case 'u' -> Math.min(at + 6, regex.length());
      case 'Q', 'E', 'p', 'P', 'c', 'k', 'N', '0' -> -1;
      default -> at + 2;
    };
  }

  /** -1 where a bracket that closes nothing makes the end doubtful. */
  private static int classEnd(String regex, int at) {
    if (regex.startsWith("]", at + 1) || regex.startsWith("^]", at + 1)) {
      return -1;
    }
    int depth = 0;
    for (int i = at; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int groupEnd(String regex, int at) {
    boolean flags = regex.startsWith("(?", at) && !regex.startsWith("(?:", at);
    if (flags) {
      return -1; // a look-around or a flag, which may change what a plain character means
    }
    int depth = 0;
    int i = at;
    while (i >= 0 && i < regex.length()) {
      char c = regex.charAt(i);
      if (c == '[' || c == '\\') {
        i = elementEnd(regex, i);
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      i++;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the characters stand in {@code data[from .. to)}. */
  boolean isIn(byte[] data, int from, int to) {
    int last = to - literal.length; // where they can begin at the latest
    int[] places = new int[PLACES];
    int at = from;
    for (int n = pairs.find(data, at, last + 1, places);
        n > 0;
        n = pairs.find(data, at, last + 1, places)) {
      for (int i = 0; i < n; i++) {
        if (Arrays.equals(
            data, places[i], places[i] + literal.length, literal, 0, literal.length)) {
          return true;
        }
      }
      at = places[n - 1] + 1;
    }
    return false;
  }

  /** The characters, as a string. */
  @Override
  public String toString() {
    return new String(literal, StandardCharsets.ISO_8859_1);
  }
}
