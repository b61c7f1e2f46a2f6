package org.dalel.plugins.wallets.chain;

import java.util.Locale;

/** What a token is. */
public enum Kind {
  ADDRESS,
  PUBLIC_KEY,
  /** Shows what an account received, but cannot spend. */
  VIEWING_KEY,
  /** All public keys of an account (BIP-32). */
  EXTENDED_PUBLIC_KEY,
  EXTENDED_PRIVATE_KEY,
  /** Also a seed that a single key is made from. */
  PRIVATE_KEY,
  /** A private key behind a password. */
  ENCRYPTED_PRIVATE_KEY,
  TRANSACTION_ID,
  /** A request to pay. */
  INVOICE;

  /** The word for the case and for exports, e.g. {@code private-key}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether whoever reads it can spend, at once or with a password. */
  public boolean isSecret() {
    return this == EXTENDED_PRIVATE_KEY || this == PRIVATE_KEY || this == ENCRYPTED_PRIVATE_KEY;
  }
}
