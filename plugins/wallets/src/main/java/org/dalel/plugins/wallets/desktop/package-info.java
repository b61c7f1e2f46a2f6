/**
 * Wallets of programs on the desktop that are known by their place. Those without a sample of the
 * program itself say so in a field {@code unverified-schema}.
 *
 * <pre>
 *  SECO ▶ ExodusFile (SecoHeader)        Wallets/*.json ▶ WasabiWallet
 *  *.mv.db ▶ SparrowWallet (SparrowRow)  app.json ▶ LedgerLive
 * </pre>
 */
package org.dalel.plugins.wallets.desktop;
