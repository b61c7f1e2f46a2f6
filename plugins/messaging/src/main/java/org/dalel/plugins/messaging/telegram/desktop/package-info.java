/**
 * The folder {@code tdata} of Telegram Desktop: who is logged in, and what the program knows of him
 * without its server.
 *
 * <pre>
 *   key_datas    salt | local key, encrypted by the passcode | which accounts there are, encrypted by the local key
 *        │
 *        ▼ passcode (none: the empty one), PBKDF2-HMAC-SHA512 ──▶ local key of 256 bytes
 *   D877F783D5D3EF8Cs        authorisation of the first account: user id, data centre, keys
 *   D877F783D5D3EF8C/maps    what else is kept of it: the user himself, peers with drafts
 * </pre>
 *
 * <p>Source: description of the format in the sources of Telegram Desktop 4.6 and of readers of it,
 * checked on a folder that version 4.6.5 made without an account. The layout of an account was not
 * checked on a file of the program.
 */
package org.dalel.plugins.messaging.telegram.desktop;
