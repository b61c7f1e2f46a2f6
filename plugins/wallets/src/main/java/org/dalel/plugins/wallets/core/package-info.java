/**
 * Wallets of the Bitcoin Core family.
 *
 * <pre>
 *   wallet.dat ─ Berkeley DB ─┐
 *              ─ SQLite ──────┴─ CoreSource ─▶ CoreRecord ─ CoreParser ─▶ CoreFacts
 *                                                                            │ CoinNetwork
 *      CoreArtifacts: wallet, locks, keys, scripts, notes ◀──────────────────┤
 *      DescriptorArtifacts: extended keys, addresses      ◀──────────────────┤
 *      TransferArtifacts: transactions                    ◀──────────────────┘
 * </pre>
 */
package org.dalel.plugins.wallets.core;
