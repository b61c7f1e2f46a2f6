/**
 * Vaults of browser wallets in files of their own: {@code {"data","iv","salt"[,"keyMetadata"]}} as
 * MetaMask and its many descendants lock their keys, and the state file of MetaMask Mobile.
 */
package org.dalel.plugins.wallets.vault;
