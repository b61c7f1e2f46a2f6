package org.dalel.plugins.telephony.bank;

/** Secrets as artifacts show them. */
final class Masked {
  private static final int SHOWN = 4;

  private Masked() {}

  /** The first and the last four characters of a long one, nothing of a short one. */
  static String of(String secret) {
    return secret.length() < 4 * SHOWN
        ? "•".repeat(Math.min(8, secret.length()))
        : secret.substring(0, SHOWN) + "…" + secret.substring(secret.length() - SHOWN);
  }
}
