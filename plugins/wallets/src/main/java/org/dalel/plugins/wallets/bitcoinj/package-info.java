/**
 * Wallets of bitcoinj: MultiBit Classic, Bitcoin Wallet for Android, and other programs that keep
 * its protocol buffer in clear.
 *
 * <pre>
 *   BitcoinjWallet ─ wallet.proto ─▶ wallet, lock
 *                  ├▶ KeyReader        keys, addresses, extended keys, seed
 *                  └▶ TransactionReader transfers
 * </pre>
 *
 * <p>Source: core/src/main/proto/wallet.proto of bitcoinj 0.17.
 */
package org.dalel.plugins.wallets.bitcoinj;
