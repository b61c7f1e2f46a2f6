package org.dalel.casefile.view;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lists of numbers that took a while to make, those asked for last: as many as fit into 32 MB, and
 * one in any case. Thread-safe.
 */
final class KeptLists<K> {
  private final long most;
  private final Map<K, int[]> lists = new LinkedHashMap<>(16, 0.75f, true);
  private long numbers;

  KeptLists() {
    this(8_000_000);
  }

  /**
   * @param most numbers in all lists together
   */
  KeptLists(long most) {
    this.most = most;
  }

  synchronized Optional<int[]> get(K key) {
    return Optional.ofNullable(lists.get(key));
  }

  synchronized void put(K key, int[] list) {
    int[] before = lists.put(key, list);
    numbers += list.length - (before == null ? 0 : before.length);
    Iterator<int[]> eldest = lists.values().iterator();
    while (numbers > most && lists.size() > 1) {
      numbers -= eldest.next().length;
      eldest.remove();
    }
  }
}
