/**
 * Vaults of browser wallets in files of their own: {@code {"data","iv","salt"[,"keyMetadata"]}} as
 * MetaMask and its many descendants lock their keys, the state file of MetaMask Mobile, and the
 * lock of Keplr 2.
 */
package org.dalel.plugins.wallets.vault;
