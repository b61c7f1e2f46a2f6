package org.dalel.content.archive;

import java.util.Arrays;

/**
 * A header block of a tar archive, 512 bytes (POSIX.1-1988 ustar, POSIX.1-2001 pax, GNU tar, star).
 *
 * <pre>
 *    0 name 100 | 100 mode 8 | 108 uid 8 | 116 gid 8 | 124 size 12 | 136 mtime 12 | 148 sum 8
 *  156 type 1 | 157 link name 100 | 257 magic 6 | 263 version 2 | 265 user 32 | 297 group 32
 *  329 major 8 | 337 minor 8 | 345 prefix 155 (GNU: 345 atime 12 | 357 ctime 12 | 386 sparse 4 x 24
 *  | 482 more 1 | 483 real size 12; star: prefix 131 | 476 atime 12 | 488 ctime 12 | 508 "tar")
 * </pre>
 */
record TarHeader(byte[] block) {
  static final int SIZE = 512;

  private static final int SUM_AT = 148;
  private static final int SUM_LENGTH = 8;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX = 155;
  private static final int STAR_PREFIX = 131;
  private static final int STAR_TAG_AT = 508;

  boolean isEmpty() {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the check sum is right; some programs of old summed signed bytes. */
  boolean isValid() {
    long stored = TarNumbers.at(block, SUM_AT, SUM_LENGTH);
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < SIZE; i++) {
      boolean blank = i >= SUM_AT && i < SUM_AT + SUM_LENGTH;
      unsigned += blank ? ' ' : block[i] & 0xff;
      signed += blank ? ' ' : block[i];
    }
    return stored == unsigned || stored == signed;
  }

  /** Whether it says that it is one: for finding the next one behind damage. */
  boolean hasMagic() {
    return startsWith(MAGIC_AT, "ustar");
  }

  private boolean isGnu() {
    return startsWith(MAGIC_AT, "ustar ");
  }

  private boolean isStar() {
    return startsWith(STAR_TAG_AT, "tar\0");
  }

  char type() {
    return (char) (block[TYPE_AT] & 0xff);
  }

  /** The name with its prefix; empty if there is none. */
  byte[] name() {
    byte[] name = string(0, 100);
    if (!hasMagic() || isGnu()) {
      return name;
    }
    byte[] prefix = string(PREFIX_AT, isStar() ? STAR_PREFIX : PREFIX);
    if (prefix.length == 0) {
      return name;
    }
    byte[] joined = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
    joined[prefix.length] = '/';
    System.arraycopy(name, 0, joined, prefix.length + 1, name.length);
    return joined;
  }

  byte[] linkName() {
    return string(157, 100);
  }

  long mode() {
    return TarNumbers.at(block, 100, 8);
  }

  long uid() {
    return TarNumbers.at(block, 108, 8);
  }

  long gid() {
    return TarNumbers.at(block, 116, 8);
  }

  long size() {
    return TarNumbers.at(block, 124, 12);
  }

  long modified() {
    return TarNumbers.at(block, 136, 12);
  }

  /** Seconds since 1970; 0 when the header has none. */
  long accessed() {
    return isGnu() ? TarNumbers.at(block, 345, 12) : isStar() ? TarNumbers.at(block, 476, 12) : 0;
  }

  /** Seconds since 1970; 0 when the header has none. */
  long changed() {
    return isGnu() ? TarNumbers.at(block, 357, 12) : isStar() ? TarNumbers.at(block, 488, 12) : 0;
  }

  private byte[] string(int offset, int length) {
    int end = offset;
    while (end < offset + length && block[end] != 0) {
      end++;
    }
    return Arrays.copyOfRange(block, offset, end);
  }

  private boolean startsWith(int offset, String wanted) {
    for (int i = 0; i < wanted.length(); i++) {
      if (block[offset + i] != wanted.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
