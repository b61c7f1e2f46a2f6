package org.dalel.testdata.fs;

import java.io.ByteArrayOutputStream;

/**
 * Where a non-resident attribute is.
 *
 * @param clusters virtual clusters, holes included
 * @param allocated bytes from first to last virtual cluster
 * @param stored bytes that really take room
 * @param flags 0, 0x0001 compressed or 0x8000 sparse
 * @param pairs the mapping pairs
 */
record NtfsRuns(
    long clusters,
    long allocated,
    long size,
    long initialised,
    long stored,
    int flags,
    byte[] pairs) {

  static final int CLUSTER = 4096;
  static final int UNIT = 16;
  static final int COMPRESSED = 0x0001;
  static final int SPARSE = 0x8000;

  boolean compressed() {
    return (flags & COMPRESSED) != 0;
  }

  /** The clusters one after the other. */
  static NtfsRuns plain(int[] clusters, long size) {
    return of(new int[0], clusters, clusters.length, size, 0);
  }

  /** Clusters at the given logical numbers (empty for 0, 1, 2 ...), holes elsewhere. */
  static NtfsRuns of(int[] logical, int[] clusters, long total, long size, int flags) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long last = 0;
    long next = 0;
    for (int i = 0; i < clusters.length; ) {
      long at = logical.length == 0 ? i : logical[i];
      if (at > next) {
        pair(out, at - next, 0, true);
      }
      int run = 1;
      while (i + run < clusters.length
          && clusters[i + run] == clusters[i] + run
          && (logical.length == 0 || logical[i + run] == logical[i] + run)) {
        run++;
      }
      pair(out, run, clusters[i] - last, false);
      last = clusters[i];
      next = at + run;
      i += run;
    }
    if (next < total) {
      pair(out, total - next, 0, true);
    }
    out.write(0);
    long bytes = total * CLUSTER;
    return new NtfsRuns(
        total, bytes, size, size, (long) clusters.length * CLUSTER, flags, out.toByteArray());
  }

  /** The stream {@code $Bad}: as large as the volume, nothing stored, nothing initialised. */
  static NtfsRuns bad(long clusters) {
    NtfsRuns hole = of(new int[0], new int[0], clusters, clusters * CLUSTER, 0);
    return new NtfsRuns(clusters, hole.allocated, hole.size, 0, 0, 0, hole.pairs);
  }

  private static void pair(ByteArrayOutputStream out, long length, long delta, boolean hole) {
    int lengthBytes = width(length);
    int deltaBytes = hole ? 0 : width(delta);
    out.write(deltaBytes << 4 | lengthBytes);
    for (int i = 0; i < lengthBytes; i++) {
      out.write((int) (length >>> 8 * i));
    }
    for (int i = 0; i < deltaBytes; i++) {
      out.write((int) (delta >>> 8 * i));
    }
  }

  /** Bytes that hold a signed number. */
  private static int width(long value) {
    int bytes = 1;
    while (value < -(1L << 8 * bytes - 1) || value >= 1L << 8 * bytes - 1) {
      bytes++;
    }
    return bytes;
  }
}
