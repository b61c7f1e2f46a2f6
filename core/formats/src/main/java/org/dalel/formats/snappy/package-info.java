/**
 * Snappy, raw and framed, for hostile input.
 *
 * <pre>
 *   raw      varint plain length | literal: tag, bytes | copy: tag, distance back | ...
 *   framed   ff 06 00 00 sNaPpY | 00 length CRC raw Snappy | 01 length CRC plain bytes | ...
 * </pre>
 *
 * <p>Sources: google/snappy, format_description.txt and framing_format.txt.
 */
package org.dalel.formats.snappy;
