package org.dalel.testdata.fs;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which cluster is in use, and which fork wrote it last, so that the fate of deleted content is
 * known exactly. Storage is given by next fit: freed clusters are not used again until the end of
 * the volume is reached, unless a file is laid over a deleted one on purpose.
 */
final class ClusterMap {

  private final String volume;
  private final int first;
  private final int end;
  private final BitSet used;
  private final Fork[] writers;
  private int cursor;

  /** Clusters {@code first} to {@code end - 1}. */
  ClusterMap(String volume, int first, int end) {
    this.volume = volume;
    this.first = first;
    this.end = end;
    this.used = new BitSet(end);
    this.writers = new Fork[end];
    this.cursor = first;
  }

  /** Clusters that belong to the file system itself. */
  void reserve(int from, int count) {
    used.set(from, from + count);
  }

  /** Storage for a fork, with a cluster left free after each when it shall be fragmented. */
  int[] take(int count, boolean fragmented, Fork writer) {
    int[] out = new int[count];
    int stride = fragmented ? 2 : 1;
    int at = cursor;
    for (int i = 0; i < count; i++) {
      at = free(at);
      out[i] = at;
      mark(at, writer);
      at += stride;
    }
    cursor = at;
    return out;
  }

  /** Storage on the clusters of a victim first, further ones where there is room. */
  int[] takeOver(int count, Fork victim, Fork writer) {
    int[] out = Arrays.copyOf(victim.clusters, Math.min(count, victim.clusters.length));
    for (int cluster : out) {
      if (used.get(cluster)) {
        throw new IllegalArgumentException(
            volume + ": expected cluster " + cluster + " of a deleted file free, found it in use");
      }
      mark(cluster, writer);
    }
    int[] rest = take(count - out.length, false, writer);
    int[] all = Arrays.copyOf(out, count);
    System.arraycopy(rest, 0, all, out.length, rest.length);
    return all;
  }

  /** Frees the clusters; their last writer is remembered. */
  void release(int[] clusters) {
    for (int cluster : clusters) {
      used.clear(cluster);
    }
  }

  boolean inUse(int cluster) {
    return used.get(cluster);
  }

  int usedCount() {
    return used.cardinality();
  }

  BitSet bits() {
    return (BitSet) used.clone();
  }

  /** What became of a deleted fork's content. */
  Fate fate(Fork fork) {
    int own = 0;
    for (int cluster : fork.clusters) {
      if (writers[cluster] == fork) {
        own++;
      }
    }
    if (own == fork.clusters.length) {
      return Fate.INTACT;
    }
    return own == 0 ? Fate.OVERWRITTEN : Fate.PARTLY_OVERWRITTEN;
  }

  private int free(int from) {
    int at = used.nextClearBit(from);
    if (at < end) {
      return at;
    }
    at = used.nextClearBit(first);
    if (at >= end) {
      throw new IllegalArgumentException(
          volume + ": expected room for the files, found all " + (end - first) + " clusters used");
    }
    return at;
  }

  private void mark(int cluster, Fork writer) {
    used.set(cluster);
    writers[cluster] = writer;
  }
}
