/**
 * Wallets of Electrum and its forks, of every version.
 *
 * <pre>
 *  bytes ─▶ ElectrumFile ─┬─ Locked (BIE1, BIE2: all of it) ─▶ ElectrumHashes
 *                         └─ Open (JSON with its patches; Python of 1.x)
 *                              ├─▶ ElectrumAddresses ─▶ wallet-address
 *                              ├─▶ ElectrumKeys      ─▶ extended-key, seed-phrase, private-key, hash-line
 *                              ├─▶ ElectrumNotes     ─▶ wallet-label, wallet-contact
 *                              └─▶ ElectrumHistory   ─▶ transfer
 * </pre>
 */
package org.dalel.plugins.wallets.electrum;
