/** Finds, reads and attributes wallets of crypto-currencies. */
package org.dalel.plugins.wallets;
