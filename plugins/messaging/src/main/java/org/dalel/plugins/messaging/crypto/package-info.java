/** Ciphers in the forms that backups need: streaming, with little memory. */
package org.dalel.plugins.messaging.crypto;
