package org.dalel.formats.leveldb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * All writes to every key, so that each can be told what became of it. Neither keys nor values are
 * kept: about 60 bytes a record.
 */
final class Histories {
  private static final int VALUE = 1;
  private static final int SOUND = 2;
  private static final int USED = 4;

  private final KeyTable newest = new KeyTable();
  private long[] sequences = new long[1024];
  private int[] before = new int[1024];
  private byte[] marks = new byte[1024];
  private int count;

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
    before[count] = newest.put(entry.key(), count);
    count++;
  }

  /** What became of each record, in the order in which they were added. */
  State[] states() {
    State[] states = new State[count];
    newest.newest().forEach(last -> judge(sound(last, states), states));
    return states;
  }

  /** The writes to one key that can be trusted; the others are marked. */
  private List<Integer> sound(int last, State[] states) {
    List<Integer> writes = new ArrayList<>();
    for (int i = last; i >= 0; i = before[i]) {
      if (is(i, SOUND)) {
        writes.add(i);
      } else {
        states[i] = State.DAMAGED;
      }
    }
    return writes;
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
