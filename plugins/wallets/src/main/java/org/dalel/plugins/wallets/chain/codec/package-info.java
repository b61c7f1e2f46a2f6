/**
 * The encodings of addresses and keys, each with its checksum: Base58 and Base58Check, Bech32 and
 * Bech32m, CashAddr, Base32 with CRC-16, SS58, and the digests that they need. Decoders take any
 * text and give nothing when it is not theirs; they never throw.
 */
package org.dalel.plugins.wallets.chain.codec;
