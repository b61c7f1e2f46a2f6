/**
 * Telegram: values in its type language (TL), exports of chats.
 *
 * <p>Source: core.telegram.org/mtproto/serialize (public description of TL).
 */
package org.dalel.plugins.messaging.telegram;
