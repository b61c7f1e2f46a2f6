/** Databases of SQLite that are wallets, by the names of their tables and columns. */
package org.dalel.plugins.wallets.table;
