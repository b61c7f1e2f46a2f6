package org.dalel.casefile.read;

import java.util.Optional;

/**
 * A password or key of the case at one of the places where it was found.
 *
 * @param kind password, seed-phrase or key
 * @param value the secret itself
 * @param source where it comes from
 * @param item the item that holds it; empty for one that the examiner gave
 */
public record ListedSecret(String kind, String value, String source, Optional<ListedItem> item) {
  private static final int SHOWN = 4;

  /**
   * First and last four characters, {@code corr…aple}; of a secret of fewer than 16 only its number
   * of characters, {@code (12 characters)}.
   */
  public String masked() {
    int length = value.codePointCount(0, value.length());
    if (length < 4 * SHOWN) {
      return "(" + length + " characters)";
    }
    return value.substring(0, value.offsetByCodePoints(0, SHOWN))
        + "…"
        + value.substring(value.offsetByCodePoints(value.length(), -SHOWN));
  }

  /** Does not show the value: messages and logs are read by many. */
  @Override
  public String toString() {
    return "ListedSecret[" + kind + ", " + source + "]";
  }
}
