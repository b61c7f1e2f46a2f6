package org.dalel.testdata.fs;

import java.nio.ByteBuffer;

/**
 * Upper case by ranges of Unicode's basic Latin, Latin-1, Latin Extended-A, Greek and Cyrillic
 * blocks, written out so that it never changes with the Java version.
 */
final class UpCase {

  private UpCase() {}

  /** The upper-case form of one UTF-16 unit. */
  static char of(char c) {
    if (c >= 'a' && c <= 'z' || c >= 0xE0 && c <= 0xFE && c != 0xF7) {
      return (char) (c - 0x20);
    }
    if (c >= 0x3B1 && c <= 0x3C9 && c != 0x3C2 || c >= 0x430 && c <= 0x44F) {
      return (char) (c - 0x20);
    }
    if (c >= 0x450 && c <= 0x45F) {
      return (char) (c - 0x50);
    }
    boolean evenPairs =
        c >= 0x100 && c <= 0x137 && c != 0x131
            || c >= 0x14A && c <= 0x177
            || c >= 0x460 && c <= 0x481
            || c >= 0x48A && c <= 0x4BF
            || c >= 0x4D0 && c <= 0x52F;
    boolean oddPairs =
        c >= 0x139 && c <= 0x148 || c >= 0x179 && c <= 0x17E || c >= 0x4C1 && c <= 0x4CE;
    if (evenPairs && c % 2 == 1 || oddPairs && c % 2 == 0) {
      return (char) (c - 1);
    }
    return c;
  }

  /** The 65,536 units of the table that NTFS keeps. */
  static byte[] table() {
    ByteBuffer out = Bytes.little(0x20000);
    for (int c = 0; c < 0x10000; c++) {
      out.putChar(of((char) c));
    }
    return out.array();
  }

  /** NTFS file-name collation: without case first, then with. */
  static int compare(String a, String b) {
    for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
      int order = Character.compare(of(a.charAt(i)), of(b.charAt(i)));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(a.length(), b.length());
    return order != 0 ? order : a.compareTo(b);
  }
}
