/** Key files of Monero wallets, of which nothing stands in clear but their shape. */
package org.dalel.plugins.wallets.monero;
