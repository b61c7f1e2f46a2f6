/** Wallets of Bither: a SQLite database whose secrets are texts in hexadecimal parts. */
package org.dalel.plugins.wallets.bither;
