package org.dalel.content.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * Which part of a zip archive a file is (APPNOTE 8.5): most are whole; an archive in several
 * volumes ({@code .z01 .z02 ... .zip}) begins with a marker, and the end of its directory names the
 * number of its last volume.
 *
 * @param part which part it is
 * @param volumes how many there are; 0 where the file does not say
 */
record ZipVolume(Part part, int volumes) {
  /** Bytes of the marker before the first entry. */
  static final int MARKER_SIZE = 4;

  private static final int MARKER = 0x08074b50;
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LONGEST_COMMENT = 0xffff;

  /** Parts of archives. */
  enum Part {
    /** All of it. */
    WHOLE,
    /** The first volume. */
    FIRST,
    /** The last one, with the directory. */
    LAST
  }

  static ZipVolume of(SeekableByteChannel file) throws IOException {
    ByteBuffer head = read(file, 0, 2 * MARKER_SIZE);
    if (head.limit() == 2 * MARKER_SIZE
        && head.getInt(0) == MARKER
        && head.getInt(MARKER_SIZE) == LOCAL_HEADER) {
      return new ZipVolume(Part.FIRST, 0);
    }
    long from = Math.max(0, file.size() - END_SIZE - LONGEST_COMMENT);
    ByteBuffer tail = read(file, from, END_SIZE + LONGEST_COMMENT);
    for (int at = tail.limit() - END_SIZE; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_SIZE + (tail.getShort(at + 20) & 0xffff) == tail.limit()) {
        int last = tail.getShort(at + 4) & 0xffff;
        return last == 0 || last == 0xffff
            ? new ZipVolume(Part.WHOLE, 1)
            : new ZipVolume(Part.LAST, last + 1);
      }
    }
    return new ZipVolume(Part.WHOLE, 1);
  }

  private static ByteBuffer read(SeekableByteChannel file, long from, int most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
    file.position(from);
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {
      // until it is full or the file ends
    }
    return bytes.flip();
  }

  /** What to tell the examiner of a file that is not all of its archive. */
  String message() {
    String what =
        part == Part.FIRST
            ? "the first volume of several"
            : "the last of " + volumes + " volumes, which has the directory of all";
    return "expected an archive in one file, found "
        + what
        + " (.z01, .z02, ... .zip); put them together with zip -s 0 NAME.zip --out WHOLE.zip and"
        + " process that";
  }
}
