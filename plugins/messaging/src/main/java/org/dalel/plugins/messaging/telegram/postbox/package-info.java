/**
 * Telegram for iOS and macOS.
 *
 * <pre>
 *   .tempkey, .tempkeyEncrypted ─ TempKey (passcode) ──────┐
 *   postbox/db/db_sqlite, SQLCipher 4, header in clear ────┴▶ PostboxExtractor ─▶ PostboxReading ─▶ records
 *                                                              t2 ─▶ Peers            │
 *                                                              t6 ─▶ MediaPart        ├ CodingReader: objects by the names of fields
 *                                                              t7 ─▶ StoredMessage ─▶ Messages
 * </pre>
 *
 * Source: the app's public sources (TelegramMessenger/Telegram-iOS, submodules Postbox and
 * TelegramCore). No file of the app was at hand: all artifacts are marked {@code
 * unverified-schema}.
 */
package org.dalel.plugins.messaging.telegram.postbox;
