package org.dalel.formats.sqlite.recover;

/** A set of 64-bit hashes, eight bytes an entry at half load. */
final class LongSet {
  private long[] slots = new long[1 << 10];
  private int size;
  private boolean zero;

  /** True if the hash was not there before. */
  boolean add(long hash) {
    if (hash == 0) {
      boolean before = zero;
      zero = true;
      return !before;
    }
    if (size * 2 >= slots.length && slots.length < 1 << 30) {
      grow();
    }
    int slot = slotOf(hash);
    if (slots[slot] == hash) {
      return false;
    }
    slots[slot] = hash;
    size++;
    return true;
  }

  boolean contains(long hash) {
    return hash == 0 ? zero : slots[slotOf(hash)] == hash;
  }

  private int slotOf(long hash) {
    int slot = (int) (hash ^ hash >>> 32) & slots.length - 1;
    while (slots[slot] != 0 && slots[slot] != hash) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length * 2];
    for (long hash : before) {
      if (hash != 0) {
        slots[slotOf(hash)] = hash;
      }
    }
  }
}
