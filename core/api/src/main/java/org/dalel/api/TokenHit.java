package org.dalel.api;

/**
 * A token that fits a pattern.
 *
 * @param pattern index of the {@link TokenPattern} among those of the scanner
 * @param text its characters
 * @param encoding how they are written there
 * @param position of its first character: a byte, or a character of decoded text
 * @param before up to {@value #BEFORE} characters in front of it, unknown ones as {@code ?}
 * @param after up to {@value #AFTER} characters behind it
 */
public record TokenHit(
    int pattern,
    String text,
    TextEncoding encoding,
    Position position,
    String before,
    String after) {

  /** Characters in front of a token that are lent with it. */
  public static final int BEFORE = 160;

  /** Characters behind a token that are lent with it. */
  public static final int AFTER = 64;
}
