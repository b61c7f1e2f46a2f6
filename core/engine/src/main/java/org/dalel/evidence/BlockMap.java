package org.dalel.evidence;

import java.util.Arrays;

/** Which blocks of a file system are allocated, as sorted runs. */
public final class BlockMap {
  private long[] start = new long[1024];
  private long[] end = new long[1024];
  private int count;
  private long allocated;

  /** Adds an allocated run behind all others. */
  public void add(long first, long length) {
    if (count > 0 && end[count - 1] == first) {
      end[count - 1] += length;
    } else {
      if (count == start.length) {
        start = Arrays.copyOf(start, count * 2);
        end = Arrays.copyOf(end, count * 2);
      }
      start[count] = first;
      end[count++] = first + length;
    }
    allocated += length;
  }

  /** Allocated blocks in all. */
  public long allocated() {
    return allocated;
  }

  /** Takes runs of blocks. */
  @FunctionalInterface
  public interface Runs {
    /** A run. */
    void run(long first, long length);
  }

  /** The runs that are not allocated, of the blocks before {@code limit}, in ascending order. */
  public void forEachGap(long limit, Runs sink) {
    long at = 0;
    for (int i = 0; i < count && at < limit; i++) {
      long to = Math.min(start[i], limit);
      if (to > at) {
        sink.run(at, to - at);
      }
      at = Math.max(at, end[i]);
    }
    if (at < limit) {
      sink.run(at, limit - at);
    }
  }

  /** How many of {@code length} blocks from {@code first} on are allocated. */
  public long allocatedIn(long first, long length) {
    int i = Arrays.binarySearch(start, 0, count, first);
    i = i >= 0 ? i : Math.max(0, -i - 2);
    long last = first + length;
    long sum = 0;
    for (; i < count && start[i] < last; i++) {
      sum += Math.max(0, Math.min(end[i], last) - Math.max(start[i], first));
    }
    return sum;
  }

  /** What deleted content with these runs is worth: see {@code item.recovery}. */
  public String recoveryOf(RunList runs) {
    long onDisk = 0;
    long taken = 0;
    for (RunList.Run run : runs.runs()) {
      if (run.onDisk()) {
        onDisk += run.length();
        taken += allocatedIn(run.block(), run.length());
      } else if (run.filler()) {
        return "unknown";
      }
    }
    if (onDisk == 0) {
      return "unknown";
    }
    return taken == 0 ? "intact" : taken == onDisk ? "overwritten" : "partly overwritten";
  }
}
