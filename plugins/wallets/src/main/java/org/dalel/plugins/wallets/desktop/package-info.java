/**
 * Wallets of programs on the desktop that are known by their place, and traces of hardware wallets.
 * Those without a sample of the program itself say so in a field {@code unverified-schema}.
 *
 * <pre>
 *  SECO ▶ ExodusFile (SecoHeader)        Wallets/*.json ▶ WasabiWallet
 *  *.mv.db ▶ SparrowWallet (SparrowRow)  app.json ▶ LedgerLive
 *  setupapi.dev.log, syslog, ... ▶ HardwareTraces (usb.tsv)
 * </pre>
 */
package org.dalel.plugins.wallets.desktop;
