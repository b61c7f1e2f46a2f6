/** Backups of telephones: of Android as {@code adb backup} makes them, and of iOS. */
package org.dalel.plugins.messaging.backup;
