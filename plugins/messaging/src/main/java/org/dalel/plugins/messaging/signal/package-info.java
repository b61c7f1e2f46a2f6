/**
 * Signal: keys of the database of its program for desktops, backups of its app for Android.
 *
 * <p>Source: the program's public sources, Chromium's OSCrypt (os_crypt_linux.cc, os_crypt_mac.mm,
 * os_crypt_win.cc). Backups: Backups.proto and FullBackupBase.java of the app. Not checked on files
 * of the programs.
 */
package org.dalel.plugins.messaging.signal;
