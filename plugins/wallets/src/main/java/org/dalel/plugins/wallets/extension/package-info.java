/**
 * Wallets that are extensions of a browser.
 *
 * <pre>
 *  Local Extension Settings/ID   ChromiumSettings ─┐
 *  IndexedDB/chrome-extension_ID ChromiumDatabase ─┤
 *  moz-extension+++UUID/idb      FirefoxDatabase ──┼▶ Stored ▶ StateReader ▶ Facts ▶ WalletReport
 *  browser-extension-data/ID     FirefoxFile ──────┤            │  Controllers   (MetaMask)
 *  WebExtensions/PROFILE/ID      SafariDatabase ───┤            │
 *  a LevelDB somewhere else      LooseStore ───────┘            │  PlainState    (others)
 *                                                               └  LockSearch    (vaults, phrases)
 *  vaults of Facts ▶ VaultOpening;  of Keplr 2: KeplrStore ▶ KeplrAccounts, KeplrOpening ▶ KeplrKeys
 *  IndexedDB of Trezor Suite     TrezorSuite ▶ TrezorState ▶ Facts
 *  extensions.tsv ▶ KnownExtension;  Preferences, prefs.js ▶ Installation
 * </pre>
 *
 * <p>A program writes its state again whenever anything changes, so that a store holds many
 * generations of it: all are read, each fact is told once, at its best place, and the places of all
 * vaults are listed. Of extensions that are not in the table only those with a vault are wallets.
 */
package org.dalel.plugins.wallets.extension;
