/**
 * Databases that SQLCipher encrypted, read without it.
 *
 * <pre>
 *   passphrase ──PBKDF2──▶ key ──PBKDF2, 2 rounds, other salt──▶ key of the HMAC
 *   page: [16 bytes salt, or 32 of the plain header, on page 1 only][AES-256-CBC][IV][HMAC of what is encrypted, IV and page number][padding]
 *
 *   Generation (1, 3, 4) ─▶ CipherKey ─▶ CipherPages ─▶ DecryptedSource: a plain database, page by page
 *                                         └────────▶ DecryptedLog: its write-ahead log, check sums made anew
 * </pre>
 *
 * <p>Source: design of SQLCipher (zetetic.net/sqlcipher/design), defaults of its versions 1, 3 and
 * 4.
 */
package org.dalel.formats.sqlcipher;
