package org.dalel.testdata.fs;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compressed content: each unit of 16 clusters is stored whole, in fewer clusters, or not at all.
 *
 * @param stored logical numbers of the clusters that take room
 * @param bytes their content one after the other
 */
record NtfsPacking(int[] stored, byte[] bytes) {

  static NtfsPacking of(byte[] content) {
    int unit = NtfsRuns.UNIT * NtfsRuns.CLUSTER;
    List<Integer> stored = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < content.length; at += unit) {
      byte[] raw = Arrays.copyOfRange(content, at, Math.min(at + unit, content.length));
      boolean zero = Arrays.equals(raw, new byte[raw.length]);
      byte[] small = Lznt1.compress(raw);
      int rawClusters = Bytes.ceil(raw.length, NtfsRuns.CLUSTER);
      int clusters = Bytes.ceil(small.length, NtfsRuns.CLUSTER);
      boolean packed = clusters < NtfsRuns.UNIT && clusters < rawClusters;
      int count = zero ? 0 : packed ? clusters : NtfsRuns.UNIT;
      for (int i = 0; i < count; i++) {
        stored.add(at / NtfsRuns.CLUSTER + i);
      }
      out.writeBytes(Arrays.copyOf(packed ? small : raw, count * NtfsRuns.CLUSTER));
    }
    return new NtfsPacking(
        stored.stream().mapToInt(Integer::intValue).toArray(), out.toByteArray());
  }
}
