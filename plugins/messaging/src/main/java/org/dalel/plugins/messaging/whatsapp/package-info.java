/**
 * Encrypted backups of WhatsApp for Android, their keys, and whose account it was.
 *
 * <p>Formats: wa-crypt-tools (documentation of crypt12, crypt14 and crypt15), checked on backups
 * that the app made and that another program decrypted.
 */
package org.dalel.plugins.messaging.whatsapp;
