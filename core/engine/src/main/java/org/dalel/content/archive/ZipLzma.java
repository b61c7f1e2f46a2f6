package org.dalel.content.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.tukaani.xz.LZMAInputStream;

/**
 * Entries of zip archives that are packed with LZMA (APPNOTE 5.8): version (2 bytes), size of the
 * properties (2), properties (5: position and literal bits, dictionary), then the packed bytes,
 * with a mark at their end if bit 1 of the flags says so.
 */
final class ZipLzma {
  static final int METHOD = 14;

  private static final int HEADER = 4;
  private static final int PROPERTIES = 5;
  private static final int END_MARK = 1 << 1;

  /** Of memory; 7-Zip's strongest setting takes 64 MiB. */
  private static final int LARGEST_DICTIONARY = 256 << 20;

  private ZipLzma() {}

  /**
   * The plain bytes.
   *
   * @param packed stands at the header
   */
  static InputStream open(InputStream packed, ZipArchiveEntry entry) throws IOException {
    ByteBuffer head =
        ByteBuffer.wrap(packed.readNBytes(HEADER + PROPERTIES)).order(ByteOrder.LITTLE_ENDIAN);
    if (head.limit() < HEADER + PROPERTIES || head.getShort(2) != PROPERTIES) {
      throw new IOException("expected 5 bytes of properties of LZMA, found another number");
    }
    int dictionary = head.getInt(HEADER + 1);
    boolean marked = (entry.getRawFlag() & END_MARK) != 0;
    long size = marked ? -1 : entry.getSize();
    long needed = size < 0 ? dictionary & 0xffffffffL : Math.min(size, dictionary & 0xffffffffL);
    if (needed > LARGEST_DICTIONARY) {
      throw new IOException(
          "expected LZMA with a dictionary of at most "
              + (LARGEST_DICTIONARY >> 20)
              + " MiB, found "
              + (needed >> 20));
    }
    try {
      return new LZMAInputStream(packed, size, head.get(HEADER), (int) needed);
    } catch (IllegalArgumentException e) {
      throw new IOException("expected properties of LZMA, found: " + e.getMessage(), e);
    }
  }
}
