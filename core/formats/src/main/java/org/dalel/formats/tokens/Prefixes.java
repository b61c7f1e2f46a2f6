package org.dalel.formats.tokens;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Prefixes in their order, without those that begin with another one: what begins with one of them
 * begins with the last that is not behind it.
 */
final class Prefixes {
  private final byte[][] sorted;

  Prefixes(List<String> prefixes) {
    List<String> kept = new ArrayList<>();
    prefixes.stream()
        .sorted()
        .filter(prefix -> kept.isEmpty() || !prefix.startsWith(kept.get(kept.size() - 1)))
        .forEach(kept::add);
    sorted =
        kept.stream()
            .map(prefix -> prefix.getBytes(StandardCharsets.ISO_8859_1))
            .toArray(byte[][]::new);
  }

  boolean isEmpty() {
    return sorted.length == 0;
  }

  /** Whether the characters begin with one of them. */
  boolean beginAt(byte[] data, int from, int to) {
    int low = 0;
    int high = sorted.length - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      int order = compare(sorted[middle], data, from, to);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  /** 0 when the characters begin with the prefix. */
  private static int compare(byte[] prefix, byte[] data, int from, int to) {
    for (int i = 0; i < prefix.length; i++) {
      int order = from + i < to ? prefix[i] - data[from + i] : 1;
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
