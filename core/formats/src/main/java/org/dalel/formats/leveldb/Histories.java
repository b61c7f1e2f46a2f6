package org.dalel.formats.leveldb;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dalel.formats.ByteView;

/**
 * All writes to every key, so that each can be told what became of it. Values are not kept, and of
 * long keys only a digest: about 100 bytes a key and 16 a record.
 */
final class Histories {
  private static final int SHORT_KEY = 32;
  private static final int VALUE = 1;
  private static final int SOUND = 2;
  private static final int USED = 4;

  private final Map<ByteBuffer, Integer> newest = new HashMap<>();
  private final MessageDigest digest;
  private long[] sequences = new long[1024];
  private int[] before = new int[1024];
  private byte[] marks = new byte[1024];
  private int count;

  Histories() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Number of records. */
  int size() {
    return count;
  }

  /**
   * Notes the next record.
   *
   * @param used whether the database itself would read its file
   */
  void add(Entry entry, boolean used) {
    if (count == sequences.length) {
      sequences = Arrays.copyOf(sequences, count * 2);
      before = Arrays.copyOf(before, count * 2);
      marks = Arrays.copyOf(marks, count * 2);
    }
    sequences[count] = entry.sequence();
    int value = entry.kind() == Kind.VALUE ? VALUE : 0;
    marks[count] = (byte) (value | (entry.sound() ? SOUND : 0) | (used ? USED : 0));
    Integer last = newest.put(key(entry.key()), count);
    before[count] = last == null ? -1 : last;
    count++;
  }

  private ByteBuffer key(ByteView key) {
    byte[] bytes = key.bytes();
    return ByteBuffer.wrap(bytes.length < SHORT_KEY ? bytes : digest.digest(bytes));
  }

  /** What became of each record, in the order in which they were added. */
  State[] states() {
    State[] states = new State[count];
    for (int last : newest.values()) {
      List<Integer> writes = new ArrayList<>();
      for (int i = last; i >= 0; i = before[i]) {
        if ((marks[i] & SOUND) == 0) {
          states[i] = State.DAMAGED;
        } else {
          writes.add(i);
        }
      }
      judge(writes, states);
    }
    return states;
  }

  /** Judges the writes to one key. */
  private void judge(List<Integer> writes, State[] states) {
    Comparator<Integer> byAge = Comparator.comparingLong(i -> -sequences[i]);
    writes.sort(byAge.thenComparing(i -> !is(i, USED)).thenComparing(i -> i));
    boolean live = true;
    State older = State.DELETED;
    for (int n = 0; n < writes.size(); n++) {
      int i = writes.get(n);
      boolean again = n > 0 && sequences[writes.get(n - 1)] == sequences[i];
      if (again) {
        states[i] = State.COPY;
        continue;
      }
      boolean value = is(i, VALUE);
      boolean current = live && is(i, USED);
      states[i] = !value ? State.TOMBSTONE : current ? State.LIVE : older;
      older = value ? State.SUPERSEDED : State.DELETED;
      live &= !is(i, USED);
    }
  }

  private boolean is(int record, int mark) {
    return (marks[record] & mark) != 0;
  }
}
