package org.dalel.plugins.messaging.telegram.postbox;

import java.nio.charset.StandardCharsets;

/**
 * The hash by which Postbox names classes and checks keys: MurmurHash3 for 32 bits (Austin Appleby,
 * public domain), with a seed of its own.
 */
final class Murmur {
  private static final int SEED = 0xf7ca7fd2;
  private static final int FIRST = 0xcc9e2d51;
  private static final int SECOND = 0x1b873593;

  private Murmur() {}

  /** The hash of a name. */
  static int of(String name) {
    return of(name.getBytes(StandardCharsets.UTF_8), SEED);
  }

  /** The hash of bytes. */
  static int of(byte[] bytes) {
    return of(bytes, SEED);
  }

  static int of(byte[] bytes, int seed) {
    int hash = seed;
    int whole = bytes.length / 4 * 4;
    for (int at = 0; at < whole; at += 4) {
      hash = Integer.rotateLeft(hash ^ mixed(word(bytes, at, 4)), 13) * 5 + 0xe6546b64;
    }
    if (whole < bytes.length) {
      hash ^= mixed(word(bytes, whole, bytes.length - whole));
    }
    hash ^= bytes.length;
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return hash ^ hash >>> 16;
  }

  private static int word(byte[] bytes, int at, int length) {
    int word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[at + i] & 0xff) << 8 * i;
    }
    return word;
  }

  private static int mixed(int word) {
    return Integer.rotateLeft(word * FIRST, 15) * SECOND;
  }
}
