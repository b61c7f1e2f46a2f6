/**
 * Wallets of phones: BlueWallet (JSON in the storage of React Native) and Coinbase Wallet (SQLite).
 * No file of these programs was at hand; the tests write their own by the published rules.
 */
package org.dalel.plugins.wallets.mobile;
