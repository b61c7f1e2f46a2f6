/**
 * Mycelium for Android, by its published source; no file of the program was at hand.
 *
 * <pre>
 *  walletbacking.db ─▶ KeyStore  kv: seed, keys ─▶ StoreCipher ─▶ StoreSecrets
 *   (+ -wal)           NodeId, StoredNode          accounts ─▶ xpub, ypub, zpub
 *                      OwnAddresses, Account       kv, single, bip44
 *                      Payments                    tx_, outtx_, utxo_, ptxo_ of each account
 *  mds.db            ─▶ Notes  names, notes on transactions, address book
 *  xEnc... in a text ─▶ PaperBackup ─▶ opens with the password of the paper
 * </pre>
 *
 * <p>Source: mycelium-com/wallet-android. The parts that define the formats of keys (AesKeyCipher,
 * SecureKeyValueStore, HdKeyNode, Bip39, MrdExport) are under Apache-2.0; of the rest only names of
 * tables and columns are used.
 */
package org.dalel.plugins.wallets.mycelium;
