/**
 * Files that hold one account each: Ethereum keystores (V3 and presale), accounts of Polkadot-js,
 * key files of Solana.
 *
 * <pre>
 *  V3 { version, crypto{kdf, cipher, mac} }   ─▶ EthereumKeystore ─▶ wallet, address, hash-line
 *  presale { encseed, ethaddr, bkp }          ─▶ EthereumKeystore
 *  { encoded, encoding{type, content}, address } ─▶ PolkadotAccount
 *  [ 64 numbers ]                             ─▶ SolanaKeyFile
 * </pre>
 */
package org.dalel.plugins.wallets.keystore;
