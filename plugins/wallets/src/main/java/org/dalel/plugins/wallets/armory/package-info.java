/** Wallets of Armory: a fixed header, the root key, then one entry after the other. */
package org.dalel.plugins.wallets.armory;
