/**
 * From a seed phrase or an extended key to the first addresses of the usual paths, to be matched
 * against the addresses of a case. Nothing is sent anywhere.
 *
 * <pre>
 *  SeedPhrase ─▶ SeedBytes ─▶ HdNode (BIP-32, secp256k1) ──┐  paths.txt
 *                        └──▶ Slip10 (Ed25519) ────────────┤
 *  xpub, xprv ... ─▶ HdNode ───────────────────────────────┼─▶ Derivation ─▶ DerivedAddress
 *  Monero, Algorand: the words are the key ────────────────┘
 * </pre>
 */
package org.dalel.plugins.wallets.derive;
