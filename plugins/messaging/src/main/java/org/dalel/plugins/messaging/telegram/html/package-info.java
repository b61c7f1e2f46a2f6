/**
 * Chats that Telegram Desktop exported as pages of HTML.
 *
 * <p>Source: the program's templates as seen in published exports; not checked on an export with
 * known truth.
 */
package org.dalel.plugins.messaging.telegram.html;
