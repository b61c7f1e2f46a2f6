package org.dalel.api.records;

/**
 * Secrets as artifacts may show them: enough to compare them, too little to use them. The position
 * of the artifact leads to the whole in the evidence.
 */
public final class Masked {

  private static final int SHOWN = 4;
  private static final String HIDDEN = "…";

  private Masked() {}

  /**
   * First and last four characters, {@code KwDi…U4Gj}; of a secret of fewer than 16 only its number
   * of characters, {@code (12 characters)}.
   */
  public static String of(String secret) {
    int length = secret.length();
    return length < 4 * SHOWN
        ? "(" + length + " characters)"
        : secret.substring(0, SHOWN) + HIDDEN + secret.substring(length - SHOWN);
  }
}
