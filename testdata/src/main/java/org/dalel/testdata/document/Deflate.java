package org.dalel.testdata.document;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Deflate (RFC 1951) with fixed codes and one candidate a hash, written out so that the bytes never
 * depend on a zlib version.
 */
final class Deflate {

  private static final int[] LENGTH_BASE = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };
  private static final int[] LENGTH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };
  private static final int[] DISTANCE_BASE = {
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577
  };
  private static final int WINDOW = 32768;
  private static final int HASH_BITS = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int bits;
  private int count;

  private Deflate() {}

  static byte[] compress(byte[] in) {
    Deflate deflate = new Deflate();
    deflate.run(in);
    return deflate.out.toByteArray();
  }

  private void run(byte[] in) {
    put(3, 3);
    int[] seen = new int[1 << HASH_BITS];
    Arrays.fill(seen, -1);
    int at = 0;
    while (at < in.length) {
      int candidate = at + 3 <= in.length ? swap(seen, hash(in, at), at) : -1;
      int length = candidate >= 0 && at - candidate <= WINDOW ? match(in, candidate, at) : 0;
      if (length >= 3) {
        length(length);
        distance(at - candidate);
        at += length;
      } else {
        symbol(in[at++] & 0xFF);
      }
    }
    symbol(256);
    if (count > 0) {
      put(0, 8 - count);
    }
  }

  private static int swap(int[] seen, int hash, int at) {
    int before = seen[hash];
    seen[hash] = at;
    return before;
  }

  private static int hash(byte[] in, int at) {
    int key = (in[at] & 0xFF) | (in[at + 1] & 0xFF) << 8 | (in[at + 2] & 0xFF) << 16;
    return key * 0x9E3779B1 >>> 32 - HASH_BITS;
  }

  private static int match(byte[] in, int from, int at) {
    int most = Math.min(258, in.length - at);
    int length = 0;
    while (length < most && in[from + length] == in[at + length]) {
      length++;
    }
    return length;
  }

  private void length(int length) {
    int code = last(LENGTH_BASE, length);
    symbol(257 + code);
    put(length - LENGTH_BASE[code], LENGTH_BITS[code]);
  }

  private void distance(int distance) {
    int code = last(DISTANCE_BASE, distance);
    reversed(code, 5);
    put(distance - DISTANCE_BASE[code], code < 2 ? 0 : code / 2 - 1);
  }

  private static int last(int[] bases, int value) {
    int at = bases.length - 1;
    while (bases[at] > value) {
      at--;
    }
    return at;
  }

  private void symbol(int value) {
    if (value < 144) {
      reversed(0x30 + value, 8);
    } else if (value < 256) {
      reversed(0x190 + value - 144, 9);
    } else if (value < 280) {
      reversed(value - 256, 7);
    } else {
      reversed(0xC0 + value - 280, 8);
    }
  }

  private void reversed(int code, int width) {
    put(Integer.reverse(code) >>> 32 - width, width);
  }

  private void put(int value, int width) {
    bits |= value << count;
    count += width;
    while (count >= 8) {
      out.write(bits);
      bits >>>= 8;
      count -= 8;
    }
  }
}
