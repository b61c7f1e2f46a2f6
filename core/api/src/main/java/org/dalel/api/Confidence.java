package org.dalel.api;

import java.util.Locale;

/** How sure an extractor is that a record is what it says. */
public enum Confidence {
  /** A valid structure or checksum: another reading is practically impossible. */
  HIGH,
  /** The shape fits and nothing speaks against it. */
  MEDIUM,
  /** A lead: worth a look, not worth a claim. */
  LOW;

  /** The word for the case and for exports, e.g. {@code high}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
