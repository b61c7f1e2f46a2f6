/**
 * Signal: with what its program for desktops encrypts its database.
 *
 * <p>Source: the program's public sources, Chromium's OSCrypt (os_crypt_linux.cc, os_crypt_mac.mm,
 * os_crypt_win.cc). Not checked on a file of the program.
 */
package org.dalel.plugins.messaging.signal;
