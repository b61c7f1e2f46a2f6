/**
 * Property lists of Apple, binary and in XML, and objects that were archived in them.
 *
 * <p>Source: CFBinaryPList.c of Apple's CF-1153 (layout of {@code bplist00}); plist(5) for XML; the
 * layout of {@code NSKeyedArchiver} as observed.
 */
package org.dalel.formats.plist;
