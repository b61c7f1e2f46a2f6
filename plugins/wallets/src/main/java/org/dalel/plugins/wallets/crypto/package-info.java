/**
 * What opens locked wallets. Nothing here guesses: passwords come from {@link
 * org.dalel.api.Secrets}.
 *
 * <pre>
 *  password ─▶ Kdf (scrypt, PBKDF2, EVP, ROMix; cost bounded) ─▶ key ─▶ Ciphers ─▶ content
 *      ▲                                                                             │
 *  Secrets ◀── Unlocking (refuses what costs too much, says which secret fitted) ◀───┘ proof
 * </pre>
 *
 * <p>A secret fits only when something proves it: a MAC, the public key of a decrypted private key,
 * a checksum, or a whole block of padding.
 */
package org.dalel.plugins.wallets.crypto;
