/**
 * Wallets of phones that keep JSON: BlueWallet (in the storage of React Native) and Samourai (its
 * backup). No file of these programs was at hand; the tests write their own by the published rules.
 */
package org.dalel.plugins.wallets.mobile;
