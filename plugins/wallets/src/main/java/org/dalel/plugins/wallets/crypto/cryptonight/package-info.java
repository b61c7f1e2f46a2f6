/**
 * CryptoNight, version 0, by which Monero turns passwords into keys, and the digests that it needs
 * and no library here has.
 *
 * <pre>
 *  data ─▶ Keccak state ─┬─▶ key and text ─▶ AES ─▶ scratchpad of 2 MiB ◀─▶ half a million steps
 *                        │                                │
 *                        └◀────── AES over the pad ◀──────┘
 *                        └─▶ permutation ─▶ BLAKE, Grøstl, JH or Skein by its two lowest bits
 * </pre>
 *
 * <p>Source: CryptoNote Standard 008, the submissions to the SHA-3 contest; vectors in the tests.
 */
package org.dalel.plugins.wallets.crypto.cryptonight;
