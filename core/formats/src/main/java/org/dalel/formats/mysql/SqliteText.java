package org.dalel.formats.mysql;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the program sqlite3 writes in one line what has several: since 3.15 {@code
 * replace('a\nb','\n',char(10))}, since 3.50 {@code unistr('...')} with escapes of four hexadecimal
 * digits. Here one character that is to be put back.
 *
 * @param what stands for it
 * @param by the character
 */
record SqliteText(String what, String by) {
  /** How a text begins whose characters are to be put back. */
  static final String REPLACE = "replace(";

  /** How a text begins that has escapes. */
  static final String UNISTR = "unistr(";

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|\\\\)");
  private static final int MOST_DIGITS = 6;

  /**
   * A character to be put back.
   *
   * @param code its number, in decimal digits
   */
  static Optional<SqliteText> of(String what, String code) {
    if (what.isEmpty() || code.isEmpty() || code.length() > MOST_DIGITS) {
      return Optional.empty();
    }
    int character = Integer.parseInt(code);
    return Character.isValidCodePoint(character)
        ? Optional.of(new SqliteText(what, Character.toString(character)))
        : Optional.empty();
  }

  /** A text with the character in its place. */
  String in(String text) {
    return text.replace(what, by);
  }

  /** The text of {@code unistr}. */
  static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(SqliteText::unescaped);
  }

  private static String unescaped(MatchResult escape) {
    return Matcher.quoteReplacement(
        escape.group(1) == null
            ? "\\"
            : Character.toString((char) Integer.parseInt(escape.group(1), 16)));
  }
}
