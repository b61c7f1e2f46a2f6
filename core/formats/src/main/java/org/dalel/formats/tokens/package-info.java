/**
 * Tokens in raw bytes: long unbroken words such as addresses, keys and digests, found without
 * knowing where the text in the bytes begins or how it is encoded.
 *
 * <pre>
 *  shapes ──compiled──▶ TokenPass: tables by run character, length, first character, alphabet
 *                          │
 *  bytes ──▶ ASCII, UTF-8 ─┤ RunFinder: runs of bytes of a set, as long as possible
 *        └─▶ UTF-16 ───────┤ the same, both alignments
 *                          ▼
 *                    runs, also behind an escape or a length byte
 *                          ▼
 *                    Token + TokenShape ──▶ TokenSink, which validates
 * </pre>
 *
 * <p>Beside tokens there are stretches of readable text ({@link org.dalel.formats.tokens.TextRuns})
 * and byte sequences ({@link org.dalel.formats.tokens.BytePass}); {@link
 * org.dalel.formats.tokens.RawPass} looks for all three, and for text with words in a row ({@link
 * org.dalel.formats.words}). What is done with every byte may be brought in compiled code ({@link
 * org.dalel.formats.tokens.Finders}).
 *
 * <p>The pass knows no format: it only sorts out what cannot be a token, fast. It holds no state,
 * so one compiled pass serves all threads.
 */
package org.dalel.formats.tokens;
