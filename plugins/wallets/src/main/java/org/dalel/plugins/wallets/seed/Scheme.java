package org.dalel.plugins.wallets.seed;

import java.util.Locale;

/** How words stand for a seed. */
public enum Scheme {
  /** BIP-39: 12 to 24 words, a checksum of 4 to 8 bits. */
  BIP39,
  /** Electrum up to 1.9: 12 words of a list of 1626, no checksum. */
  ELECTRUM1,
  /** Electrum from 2.0: the beginning of an HMAC names the version; 8 or 12 bits. */
  ELECTRUM2,
  /** Monero: 25 words, or 13 of MyMonero, the last a checksum of the others. */
  MONERO,
  /** TON: 24 words of BIP-39, whose seed begins with a zero byte; 8 bits. */
  TON,
  /** Algorand: 25 words of BIP-39, a checksum of 11 bits. */
  ALGORAND,
  /** SLIP-39: a share of 20 or 33 words with a Reed-Solomon code of 30 bits. */
  SLIP39;

  /** The word for the case and for exports, e.g. {@code bip39}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
