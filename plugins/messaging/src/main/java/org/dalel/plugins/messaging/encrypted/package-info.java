/** Databases of messengers that SQLCipher encrypted: opened with keys and passwords of the case. */
package org.dalel.plugins.messaging.encrypted;
