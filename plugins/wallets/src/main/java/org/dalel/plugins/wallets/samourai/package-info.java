/**
 * Samourai Wallet for Android: its backup, and the files of the app itself.
 *
 * <pre>
 *   samourai.txt                    passphrase ─────────────┐
 *   samourai.dat, .sav, .multi ...  guid + footprint + PIN ─┴▶ SamouraiLock ▶ SamouraiContents
 *   shared_prefs/NAME_preferences.xml ▶ SamouraiPhone ─▶ guid + footprint
 *   SamouraiApp (as the app writes), SamouraiBackup (otherwise) ▶ SamouraiReader ▶ all of these
 * </pre>
 */
package org.dalel.plugins.wallets.samourai;
