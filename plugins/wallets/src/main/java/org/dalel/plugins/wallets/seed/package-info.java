/**
 * Seed phrases in text.
 *
 * <pre>
 *  text ─▶ WordRuns: rows of words that are in lists (Dictionary), most words never looked up
 *             ▼
 *          Pieces: what of a row may be a phrase: lines, paragraphs, numberings, columns
 *             ▼
 *          PhraseJudge ─▶ Checks: BIP-39, Electrum, Monero, TON, Algorand, SLIP-39
 *             ▼
 *          SeedPhrase
 * </pre>
 *
 * <p>A part of a word list is no phrase: its words are in order.
 */
package org.dalel.plugins.wallets.seed;
