/**
 * Binary property lists of Apple, and objects that were archived in them.
 *
 * <p>Source: CFBinaryPList.c of Apple's CF-1153 (layout of {@code bplist00}); the layout of {@code
 * NSKeyedArchiver} as observed.
 */
package org.dalel.plugins.messaging.plist;
