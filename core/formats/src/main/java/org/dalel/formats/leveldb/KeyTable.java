package org.dalel.formats.leveldb;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.dalel.formats.ByteView;

/**
 * The newest record of each key, in about 30 bytes a key: of keys longer than 15 bytes only 127
 * bits of their SHA-256 are kept.
 */
final class KeyTable {
  private static final int SHORT_KEY = 15;
  private static final int NONE = -1;
  private final MessageDigest digest;
  // chosen anew, so that nobody can make keys that all fall into one place
  private final long firstFactor = new SplittableRandom().nextLong() | 1;
  private final long secondFactor = new SplittableRandom().nextLong() | 1;
  private long[] high = new long[1024];
  private long[] low = new long[1024];
  private int[] newest = new int[1024];
  private int count;

  KeyTable() {
    Arrays.fill(newest, NONE);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Notes a record as the newest of its key; gives the one before, or -1. */
  int put(ByteView key, int record) {
    if (count * 2 >= newest.length) {
      grow();
    }
    ByteBuffer mark = mark(key);
    int slot = slot(mark.getLong(0), mark.getLong(8));
    int before = newest[slot];
    newest[slot] = record;
    high[slot] = mark.getLong(0);
    low[slot] = mark.getLong(8);
    count += before == NONE ? 1 : 0;
    return before;
  }

  /** The newest record of each key. */
  IntStream newest() {
    return Arrays.stream(newest).filter(record -> record != NONE);
  }

  /** A short key itself with its length, or a digest whose first bit is set. */
  private ByteBuffer mark(ByteView key) {
    ByteBuffer bytes = key.buffer();
    if (bytes.remaining() <= SHORT_KEY) {
      int length = bytes.remaining();
      return ByteBuffer.allocate(16).put((byte) length).put(bytes);
    }
    digest.update(bytes);
    byte[] whole = digest.digest();
    whole[0] |= (byte) 0x80;
    return ByteBuffer.wrap(whole);
  }

  private int slot(long first, long second) {
    int mask = newest.length - 1;
    int slot = (int) (first * firstFactor + second * secondFactor >>> 32) & mask;
    while (newest[slot] != NONE && (high[slot] != first || low[slot] != second)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    int[] oldNewest = newest;
    high = new long[oldHigh.length * 2];
    low = new long[oldHigh.length * 2];
    newest = new int[oldHigh.length * 2];
    Arrays.fill(newest, NONE);
    for (int i = 0; i < oldNewest.length; i++) {
      if (oldNewest[i] != NONE) {
        int slot = slot(oldHigh[i], oldLow[i]);
        newest[slot] = oldNewest[i];
        high[slot] = oldHigh[i];
        low[slot] = oldLow[i];
      }
    }
  }
}
