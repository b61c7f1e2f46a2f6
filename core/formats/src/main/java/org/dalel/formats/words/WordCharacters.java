package org.dalel.formats.words;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What words in a row are made of, and what may stand between two of them: digits, punctuation,
 * ends of lines, no other letters. Case and accents do not matter.
 */
public final class WordCharacters {

  /** The character stands between words. */
  public static final byte BETWEEN = 0;

  /** The character is a part of a word. */
  public static final byte WORD = 1;

  /** The character ends a row. */
  public static final byte FOREIGN = 2;

  /** Characters between two words at most: {@code \n 12. }, cells of a table. */
  public static final int MOST_BETWEEN = 16;

  /** Characters of a word at most. */
  public static final int LONGEST = 24;

  private static final int UNITS = 1 << 16;

  private WordCharacters() {}

  /** What the words of a row are written in. */
  public enum Script {
    /** Alphabets and kana. */
    LETTERS(3),
    /** Chinese, where each character is a word and stands apart, and Korean. */
    SYLLABLES(1);

    private final int shortest;
    private final byte[] kinds = new byte[UNITS];

    static {
      for (int c = 0; c < UNITS; c++) {
        boolean letter = Character.isLetter(c);
        boolean syllable = Character.isIdeographic(c) || isHangul(c);
        boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
        byte other = letter || isNoText(c) ? FOREIGN : BETWEEN;
        LETTERS.kinds[c] = letter && !syllable || mark ? WORD : other;
        SYLLABLES.kinds[c] = syllable ? WORD : other;
      }
    }

    Script(int shortest) {
      this.shortest = shortest;
    }

    /** Characters of a word at least. */
    public int shortest() {
      return shortest;
    }

    /** What a UTF-16 code unit is to such words. */
    public byte kindOf(int unit) {
      return kinds[unit];
    }
  }

  private static boolean isNoText(int c) {
    return Character.isISOControl(c) && "\t\n\r".indexOf(c) < 0 || c == 0xfffd;
  }

  private static boolean isHangul(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
  }

  /** What is compared of a word: small letters in NFKD without accents of Latin and Cyrillic. */
  public static String key(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (isAscii(lower)) {
      return lower;
    }
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFKD);
    StringBuilder key = new StringBuilder(apart.length());
    apart.chars().filter(c -> c < 0x300 || c > 0x36f).forEach(c -> key.append((char) c));
    return key.toString();
  }

  static boolean isAscii(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) < 0x80) {
      at++;
    }
    return at == text.length();
  }
}
