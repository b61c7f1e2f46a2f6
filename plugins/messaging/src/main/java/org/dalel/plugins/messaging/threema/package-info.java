/** Threema for Android: the key of its databases, where no passphrase protects it. */
package org.dalel.plugins.messaging.threema;
