/** Primitives of cryptography that the JDK has not in the form that file formats need. */
package org.dalel.formats.crypto;
