package org.dalel.plugins.wallets.electrum;

import org.dalel.plugins.wallets.json.Json;

/**
 * A value of a wallet that is locked by itself.
 *
 * @param value as it stands there, Base64
 * @param of the path, address or public key that it belongs to
 * @param store the part of the wallet in which it stands
 */
record ElectrumSecret(Kind kind, String value, String of, Json store) {

  /** What is inside. */
  enum Kind {
    /** An extended private key. */
    EXTENDED,
    /** 32 hexadecimal digits, the seed of 1.x. */
    OLD_SEED,
    /** Words. */
    SEED,
    /** A key in the wallet import format. */
    SINGLE
  }
}
