package org.dalel.content.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells in which old code page a short name of Russian or of a western language is written: by how
 * often its letters occur, by letters of two scripts or cases in one word, and by signs that names
 * do not have. A name that is none of these gets no code page.
 *
 * <p>Windows packs names of zip archives in the code page of DOS, other programs in that of
 * Windows.
 */
final class CodePages {
  private static final Charset DOS_RUSSIAN = Charset.forName("IBM866");
  private static final Charset DOS_WESTERN = Charset.forName("IBM850");
  private static final Charset KOI8 = Charset.forName("KOI8-R");
  private static final List<Charset> PAGES =
      List.of(
          DOS_RUSSIAN,
          Charset.forName("windows-1251"),
          DOS_WESTERN,
          Charset.forName("windows-1252"),
          KOI8);

  /** Letters in the order in which they are frequent in Russian, with their share in 1/10,000. */
  private static final String LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ";

  private static final int[] SHARES = {
    1097, 845, 801, 735, 670, 626, 547, 473, 454, 440, 349, 321, 298, 281, 262, 201, 190, 174, 170,
    165, 159, 144, 121, 97, 94, 73, 64, 48, 36, 32, 26, 20, 4
  };

  private static final double EVEN_SHARE = 303;
  private static final String WESTERN = "äöüßéèêëàâçñáíóúåøæõãôîïû";
  private static final String SIGNS = "№«»–—’“”°§©®";

  private static final double NOTHING = -10;
  private static final double NO_LETTER_OF_THE_LANGUAGE = -4;
  private static final double WESTERN_LETTER = 0.2;
  private static final double OTHER_LETTER = -1.5;
  private static final double OF_ONE_WORD = 0.7;
  private static final double ALONE = -1.5;
  private static final double TWO_SCRIPTS = -2;
  private static final double CAPITAL_INSIDE = -2;
  private static final double CAPITAL = -0.2;
  private static final double RARE = -1;
  private static final double MOST_ODD = 0.45;

  /** What speaks for the code page of DOS in a zip archive. */
  private static final double DOS = 0.6;

  /** A name that is worth less a letter is in none of the code pages. */
  private static final double LEAST = -0.5;

  private CodePages() {}

  /**
   * The code page of a name.
   *
   * @param dos whether it stands where the code page of DOS is usual
   */
  static Optional<Charset> of(byte[] name, boolean dos) {
    Optional<Charset> best = Optional.empty();
    double most = LEAST;
    for (Charset page : PAGES) {
      boolean favoured = dos && (page == DOS_RUSSIAN || page == DOS_WESTERN);
      double worth = worth(name, page) + (favoured ? DOS : 0);
      if (worth > most) {
        most = worth;
        best = Optional.of(page);
      }
    }
    return best;
  }

  /** What a character beyond ASCII is worth on average when the name is in this code page. */
  private static double worth(byte[] name, Charset page) {
    String text;
    try {
      text = page.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      return NOTHING;
    }
    if (!text.chars().allMatch(CodePages::isOfNames) || isTooWestern(text)) {
      return NOTHING;
    }
    return IntStream.range(0, text.length())
            .filter(at -> text.charAt(at) >= 0x80)
            .mapToDouble(at -> worth(text, at))
            .average()
            .orElse(NOTHING)
        + (page == KOI8 ? RARE : 0);
  }

  private static boolean isOfNames(int sign) {
    return sign < 0x80 || Character.isLetter(sign) || SIGNS.indexOf(sign) >= 0;
  }

  /** Most letters of western languages are plain ones; in the bytes of Japanese few are. */
  private static boolean isTooWestern(String text) {
    int end = text.lastIndexOf('.');
    String name = end > 0 ? text.substring(0, end) : text;
    long letters = name.chars().filter(Character::isLetter).count();
    long odd = name.chars().filter(c -> c >= 0x80 && !isCyrillic((char) c)).count();
    return odd > 0 && odd > letters * MOST_ODD;
  }

  private static double worth(String text, int at) {
    char here = text.charAt(at);
    if (!Character.isLetter(here)) {
      return 0;
    }
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char after = at == text.length() - 1 ? ' ' : text.charAt(at + 1);
    boolean cyrillic = isCyrillic(here);
    double worth = cyrillic ? russian(here) : western(here, before, after);
    if (Character.isLetter(before) && cyrillic != isCyrillic(before)) {
      worth += TWO_SCRIPTS;
    }
    if (Character.isUpperCase(here)) {
      worth += Character.isLowerCase(before) ? CAPITAL_INSIDE : CAPITAL;
    }
    return worth;
  }

  private static double russian(char letter) {
    int at = LETTERS.indexOf(Character.toLowerCase(letter));
    return at < 0 ? NO_LETTER_OF_THE_LANGUAGE : Math.log(SHARES[at] / EVEN_SHARE);
  }

  private static double western(char letter, char before, char after) {
    boolean known = WESTERN.indexOf(String.valueOf(letter).toLowerCase(Locale.ROOT)) >= 0;
    boolean inWord = isPlain(before) || isPlain(after);
    return (known ? WESTERN_LETTER : OTHER_LETTER) + (inWord ? OF_ONE_WORD : ALONE);
  }

  private static boolean isPlain(char letter) {
    return letter < 0x80 && Character.isLetter(letter);
  }

  private static boolean isCyrillic(char letter) {
    return Character.UnicodeBlock.of(letter) == Character.UnicodeBlock.CYRILLIC;
  }
}
