package org.dalel.plugins.messaging.database;

/** A set of 64-bit hashes; 16 bytes each, since there can be millions. */
public final class Hashes {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long[] slots = new long[1 << 10];
  private int size;
  private boolean zero;

  /** The hash of texts in their order. */
  public static long of(String... texts) {
    long hash = 0xcbf29ce484222325L;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      }
      hash = (hash ^ 0x1ffff) * GOLDEN;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** Whether it was not there yet. */
  public boolean add(long hash) {
    if (hash == 0) {
      boolean fresh = !zero;
      zero = true;
      return fresh;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    int at = slot(slots, hash);
    if (slots[at] == hash) {
      return false;
    }
    slots[at] = hash;
    size++;
    return true;
  }

  public boolean contains(long hash) {
    return hash == 0 ? zero : slots[slot(slots, hash)] == hash;
  }

  private static int slot(long[] slots, long hash) {
    int at = (int) (hash * GOLDEN >>> 32) & slots.length - 1;
    while (slots[at] != 0 && slots[at] != hash) {
      at = at + 1 & slots.length - 1;
    }
    return at;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != 0) {
        larger[slot(larger, hash)] = hash;
      }
    }
    slots = larger;
  }
}
