package org.dalel.content.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The old cipher of zip archives (APPNOTE 6.1): twelve bytes of header, the last of which says
 * whether the password may be right, then the packed bytes.
 */
final class ZipCipher {
  static final int HEADER = 12;
  private static final int[] CRC = table();

  private int first = 0x12345678;
  private int second = 0x23456789;
  private int third = 0x34567890;

  ZipCipher(byte[] password) {
    for (byte one : password) {
      update(one);
    }
  }

  byte decrypt(byte sealed) {
    int mix = third & 0xffff | 2;
    byte plain = (byte) (sealed ^ mix * (mix ^ 1) >>> 8);
    update(plain);
    return plain;
  }

  private void update(byte plain) {
    first = crc(first, plain);
    second = (second + (first & 0xff)) * 134775813 + 1;
    third = crc(third, (byte) (second >>> 24));
  }

  /** The packed bytes behind the header, which is read from the stream here. */
  static InputStream behindHeader(InputStream sealed, byte[] password) throws IOException {
    ZipCipher cipher = new ZipCipher(password);
    byte[] header = sealed.readNBytes(HEADER);
    if (header.length < HEADER) {
      throw new IOException(
          "expected an encryption header of " + HEADER + " bytes, found " + header.length);
    }
    for (byte one : header) {
      cipher.decrypt(one);
    }
    return cipher.stream(sealed);
  }

  private InputStream stream(InputStream sealed) {
    return new FilterInputStream(sealed) {
      @Override
      public int read() throws IOException {
        int one = in.read();
        return one < 0 ? -1 : decrypt((byte) one) & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = in.read(buffer, offset, length);
        for (int i = offset; i < offset + got; i++) {
          buffer[i] = decrypt(buffer[i]);
        }
        return got;
      }

      /** By reading: the cipher depends on every byte before. */
      @Override
      public long skip(long n) throws IOException {
        byte[] passed = new byte[(int) Math.max(0, Math.min(n, 1 << 13))];
        return Math.max(0, read(passed, 0, passed.length));
      }

      @Override
      public boolean markSupported() {
        return false;
      }
    };
  }

  private static int crc(int old, byte next) {
    return CRC[(old ^ next) & 0xff] ^ old >>> 8;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) != 0 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
      }
      table[i] = value;
    }
    return table;
  }
}
