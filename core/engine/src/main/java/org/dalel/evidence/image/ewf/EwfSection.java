package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import org.dalel.evidence.image.PositionalFile;

/**
 * The descriptor before every section of a segment file.
 *
 * <pre>
 *   0x00  16  type, ASCII, zero padded
 *   0x10   8  offset of the next descriptor in this file; its own in the last ("next", "done")
 *   0x18   8  size of the section with this descriptor; 0 in the last of many writers
 *   0x20  40  padding
 *   0x48   4  Adler-32 of the 72 bytes before
 * </pre>
 *
 * @param type for example {@code table2}
 * @param offset of the descriptor in its file
 * @param next offset of the next descriptor
 * @param size bytes with descriptor as stored
 * @param intact whether the checksum holds
 */
record EwfSection(String type, long offset, long next, long size, boolean intact) {

  static final int DESCRIPTOR = 76;
  private static final int CHECKED = 72;
  private static final int TYPE = 16;

  /**
   * Reads the descriptor at an offset; short reads come back as an empty, damaged section, and so
   * does an offset that no file has (2^63 and more).
   */
  static EwfSection read(PositionalFile file, long offset) throws IOException {
    if (offset < 0) {
      return new EwfSection("", offset, offset, 0, false);
    }
    ByteBuffer bytes = file.read(offset, DESCRIPTOR);
    if (bytes.remaining() < DESCRIPTOR) {
      return new EwfSection("", offset, offset, 0, false);
    }
    int end = 0;
    while (end < TYPE && bytes.get(end) != 0) {
      end++;
    }
    String type = new String(bytes.array(), 0, end, StandardCharsets.ISO_8859_1);
    boolean intact = adler(bytes, 0, CHECKED) == Integer.toUnsignedLong(bytes.getInt(CHECKED));
    return new EwfSection(type, offset, bytes.getLong(16), bytes.getLong(24), intact);
  }

  /** Offset of the first byte after the descriptor. */
  long dataOffset() {
    return offset + DESCRIPTOR;
  }

  /** Offset behind the section's data, never behind {@code fileSize}. */
  long end(long fileSize) {
    long end = next > offset ? next : offset + Math.max(size, DESCRIPTOR);
    return end < offset ? fileSize : Math.min(end, fileSize);
  }

  /** Whether no section follows in this file. */
  boolean isLast() {
    return type.equals("next") || type.equals("done");
  }

  static long adler(ByteBuffer bytes, int start, int length) {
    Adler32 adler = new Adler32();
    adler.update(bytes.duplicate().position(start).limit(start + length));
    return adler.getValue();
  }
}
