/**
 * Wallet traces in texts, unknown bytes and free space: addresses, keys, transactions and seed
 * phrases become artifacts.
 */
package org.dalel.plugins.wallets.text;
