package org.dalel.plugins.wallets.chain;

import java.util.List;

/**
 * What a token was recognised as.
 *
 * @param kind what it is
 * @param readings all that it can be, most usual first
 * @param canonical the one spelling that all spellings of it share
 * @param proof why it is believed
 * @param basis what the proof is, e.g. {@code Base58Check}, {@code label "txid"}
 */
public record Recognition(
    Kind kind, List<Reading> readings, String canonical, Proof proof, String basis) {

  /** How it was told from text that only looks like it. */
  public enum Proof {
    /** A checksum of at least 16 bits, or an equation between its parts. */
    CHECKSUM,
    /** No checksum, or a weak one; what stands around it says what it is. */
    CONTEXT,
    /** Nothing but its shape: to be dropped unless it is found in company of proven ones. */
    SHAPE
  }

  public Recognition {
    readings = List.copyOf(readings);
    if (readings.isEmpty()) {
      throw new IllegalArgumentException(canonical + ": expected a reading, found none");
    }
  }

  static Recognition checked(Kind kind, Reading reading, String canonical, String basis) {
    return new Recognition(kind, List.of(reading), canonical, Proof.CHECKSUM, basis);
  }

  Recognition inCompany() {
    return new Recognition(kind, readings, canonical, Proof.CONTEXT, "beside proven ones");
  }
}
