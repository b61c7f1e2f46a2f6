/**
 * Addresses, keys and transactions of all chains in bytes and text.
 *
 * <pre>
 *  tables (base58check.txt, bech32.txt, explorers.txt, words.txt)
 *     │
 *  Recognisers ──shapes──▶ TokenPass ──tokens──▶ Recogniser: decodes, checks
 *     (one an encoding)                             ├─ checksum ──────────────▶ proven
 *                                                   └─ none ─▶ Surroundings ──▶ by context, or by shape only
 *                                                                                   │
 *                                              ChainScanner ◀── in company of proven ones, or dropped
 * </pre>
 *
 * <p>Recognisers and the scanner hold no state and never throw, whatever the bytes are.
 */
package org.dalel.plugins.wallets.chain;
