/**
 * The artifacts that readers of wallet files have in common: their types, the fields that every one
 * of a type has, how secrets are masked, and what a raw transaction says.
 *
 * <pre>
 *   reader of a format ─▶ WalletType.declare     which types it emits
 *                     ─▶ WalletArtifacts.wallet, address, extendedKey ... ─▶ Artifact.Builder
 *                              the reader adds version, offset, state
 *                              secrets by their ends only, as the records of the API show them
 *  phrase, key in clear ─▶ KeyArtifacts ─▶ the same, with the addresses that follow as identifiers
 * </pre>
 */
package org.dalel.plugins.wallets.artifact;
