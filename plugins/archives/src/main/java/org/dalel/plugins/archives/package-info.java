/**
 * What a password program needs to know of an encrypted archive.
 *
 * <pre>
 *   zip ─▶ ZipDirectory ─▶ the smallest encrypted entry of each kind ─▶ ZipLine ─┐
 *   7z  ─▶ SevenZipHeader (core/formats) ─▶ its first encrypted folder ─▶ SevenZipLine ─┴▶ hash-line
 * </pre>
 */
package org.dalel.plugins.archives;
