/** Vaults of mSIGNA. */
package org.dalel.plugins.wallets.msigna;
