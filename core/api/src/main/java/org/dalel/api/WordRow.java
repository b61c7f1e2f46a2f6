package org.dalel.api;

import java.util.List;
import java.util.function.Supplier;

/**
 * Words in a row that are all in one list, such as a phrase from which keys are made. A scanner
 * that wants to see such texts alone is not shown the others, most of which the engine sorts out
 * before they are decoded.
 *
 * <p>Words have 3 to 24 letters, or 1 to 24 syllables of Chinese or Korean; case and accents do not
 * matter. Between two words of a row there are at most 16 characters, and no other letters. No text
 * with such a row is kept from the scanner; some are shown that have none.
 *
 * @param fewest words of a row, {@value #FEWEST} to {@value #MOST}
 * @param lists at most 32 lists of words; asked for when they are needed first, and the same each
 *     time
 */
public record WordRow(int fewest, Supplier<List<List<String>>> lists) {

  /** Fewer words stand in a row by chance. */
  public static final int FEWEST = 6;

  /** More words than a row is known by. */
  public static final int MOST = 64;

  public WordRow {
    if (fewest < FEWEST || fewest > MOST) {
      throw new IllegalArgumentException(
          "row of words: expected %d to %d words, found %d".formatted(FEWEST, MOST, fewest));
    }
  }
}
