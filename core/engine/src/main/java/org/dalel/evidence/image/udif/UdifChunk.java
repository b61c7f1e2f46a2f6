package org.dalel.evidence.image.udif;

/**
 * A run of the media that is stored in one piece.
 *
 * @param start first byte on the media
 * @param length bytes on the media
 * @param type how it is stored: one of the constants
 * @param offset byte of the file where it is stored
 * @param stored bytes in the file
 */
record UdifChunk(long start, long length, int type, long offset, long stored) {
  static final int ZEROS = 0;
  static final int RAW = 1;
  static final int IGNORED = 2;
  static final int COMMENT = 0x7FFFFFFE;
  static final int ADC = 0x80000004;
  static final int ZLIB = 0x80000005;
  static final int BZIP2 = 0x80000006;
  static final int LZFSE = 0x80000007;
  static final int LZMA = 0x80000008;
  static final int END = -1;

  long end() {
    return start + length;
  }

  boolean holdsNothing() {
    return type == ZEROS || type == IGNORED;
  }
}
