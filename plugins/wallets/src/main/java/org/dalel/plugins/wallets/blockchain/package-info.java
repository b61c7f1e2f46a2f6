/**
 * Wallets of Blockchain.com (formerly Blockchain.info, My Wallet), locked and open.
 *
 * <pre>
 *  Base64 alone (v0, v1)                         ─┐
 *  { pbkdf2_iterations, version, payload } (v2+) ─┴▶ BlockchainFile ─▶ wallet, hash-line
 *  { guid, sharedKey, keys ... } (open)          ─▶ BlockchainPayload ─▶ addresses, keys, labels
 * </pre>
 */
package org.dalel.plugins.wallets.blockchain;
