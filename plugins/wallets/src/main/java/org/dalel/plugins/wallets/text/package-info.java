/** Wallet traces in texts: addresses, keys, transactions and seed phrases become artifacts. */
package org.dalel.plugins.wallets.text;
