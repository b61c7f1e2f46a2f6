package org.dalel.casefile.write;

import java.util.Locale;

/** How an item or a range of the evidence ended. */
public enum ExamStatus {
  /** Read and looked at. */
  EXAMINED,
  /** Left out on purpose. */
  SKIPPED,
  /** Cannot be read without a secret. */
  ENCRYPTED,
  /** Of a kind that this version does not read. */
  UNSUPPORTED,
  /** The evidence could not be read there. */
  UNREADABLE,
  /** Given up. */
  FAILED;

  /** The word in the case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
