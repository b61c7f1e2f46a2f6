package org.dalel.formats.tokens;

/**
 * The characters that tokens of a kind are made of, all in ASCII.
 *
 * @param characters each once
 */
public record Alphabet(String characters) {

  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** Digits and letters. */
  public static final Alphabet ALPHANUMERIC = new Alphabet(DIGITS + UPPER + LOWER);

  /** Digits and small letters. */
  public static final Alphabet LOWER_CASE = new Alphabet(DIGITS + LOWER);

  /** Digits and capital letters. */
  public static final Alphabet UPPER_CASE = new Alphabet(DIGITS + UPPER);

  /** Hexadecimal digits of both cases. */
  public static final Alphabet HEX = new Alphabet(DIGITS + "abcdefABCDEF");

  /** RFC 4648 section 4, without padding. */
  public static final Alphabet BASE64 = ALPHANUMERIC.with("+/");

  /** RFC 4648 section 5, without padding. */
  public static final Alphabet BASE64_URL = ALPHANUMERIC.with("-_");

  public Alphabet {
    if (characters.isEmpty() || characters.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "alphabet '" + characters + "': expected visible ASCII characters");
    }
    if (characters.chars().distinct().count() != characters.length()) {
      throw new IllegalArgumentException("alphabet '" + characters + "': expected each once");
    }
  }

  /** The same with some more. */
  public Alphabet with(String more) {
    return new Alphabet(characters + more);
  }

  /** Whether the character is one of them. */
  public boolean has(int character) {
    return characters.indexOf(character) >= 0;
  }

  /** Those that are neither digits nor letters, sorted. */
  String extras() {
    return characters
        .chars()
        .filter(c -> !isAlphanumeric(c))
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static boolean isAlphanumeric(int c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }
}
