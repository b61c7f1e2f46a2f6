/** Wallets of Coinomi: a protocol buffer with one pocket for each coin. */
package org.dalel.plugins.wallets.coinomi;
