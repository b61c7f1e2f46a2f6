package org.dalel.ingest;

import java.util.ArrayList;
import java.util.List;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.RunList;

/**
 * Cuts free space into ranges of bounded size. The same space gives the same ranges, so that a run
 * that was cut off finds those again that it has done.
 */
final class FreeRanges {
  private final long evidenceId;
  private final FileSystemRecord fileSystem;
  private final long most;
  private final List<FreeRange> ranges = new ArrayList<>();
  private List<RunList.Run> open = new ArrayList<>();
  private long openBlocks;

  FreeRanges(long evidenceId, FileSystemRecord fileSystem) {
    this(evidenceId, fileSystem, FreeRange.BYTES);
  }

  FreeRanges(long evidenceId, FileSystemRecord fileSystem, long bytes) {
    this.evidenceId = evidenceId;
    this.fileSystem = fileSystem;
    this.most = Math.max(1, bytes / fileSystem.blockSize());
  }

  /** Adds free blocks behind all others. */
  void add(long first, long count) {
    long block = first;
    long left = count;
    while (left > 0) {
      long taken = Math.min(left, most - openBlocks);
      append(block, taken);
      block += taken;
      left -= taken;
      openBlocks += taken;
      if (openBlocks == most || open.size() == FreeRange.MOST_RUNS) {
        close();
      }
    }
  }

  /** All ranges; nothing more can be added. */
  List<FreeRange> all() {
    if (!open.isEmpty()) {
      close();
    }
    List<FreeRange> all = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      FreeRange range = ranges.get(i);
      long after = i + 1 < ranges.size() ? range.joined(ranges.get(i + 1)) : 0;
      boolean joined = i > 0 && ranges.get(i - 1).joined(range) > 0;
      long before = joined ? ranges.get(i - 1).last().length() * fileSystem.blockSize() : 0;
      all.add(range.with(before, after));
    }
    return all;
  }

  private void append(long block, long count) {
    RunList.Run last = open.isEmpty() ? null : open.get(open.size() - 1);
    if (last != null && last.block() + last.length() == block) {
      open.set(open.size() - 1, new RunList.Run(last.block(), last.length() + count, false));
      return;
    }
    open.add(new RunList.Run(block, count, false));
  }

  private void close() {
    ranges.add(
        new FreeRange(0, evidenceId, fileSystem, FreeRange.pathOf(fileSystem, open), open, 0, 0));
    open = new ArrayList<>();
    openBlocks = 0;
  }
}
