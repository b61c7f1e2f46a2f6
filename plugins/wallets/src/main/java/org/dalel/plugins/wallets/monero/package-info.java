/**
 * Key files of Monero wallets, of which nothing stands in clear but their shape, and what is
 * inside.
 */
package org.dalel.plugins.wallets.monero;
