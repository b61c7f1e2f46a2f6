package org.dalel.ingest;

import java.util.List;
import java.util.OptionalLong;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.RunList;

/**
 * A range of free space, of bounded size: a unit of work, and an item of the case.
 *
 * @param itemId row id; 0 before it has one
 * @param evidenceId its evidence
 * @param fileSystem in which it lies; for space outside of all, {@link #outside}
 * @param path under which it is listed: where it lies and how far, see {@link #pathOf}
 * @param blocks where its bytes are, in blocks of its file system
 * @param before bytes of free space that lie directly in front of it, in the range before it
 * @param after bytes of free space that lie directly behind it, in the range after it
 */
record FreeRange(
    long itemId,
    long evidenceId,
    FileSystemRecord fileSystem,
    String path,
    List<RunList.Run> blocks,
    long before,
    long after) {

  /** Folder of the free blocks of a file system. */
  static final String FREE = "/$Unallocated/";

  /** Folder of the bytes of the media that are in no file system. */
  static final String OUTSIDE = "/$OutsideFileSystems/";

  /** Folder of the groups of files whose slack is gone over together. */
  static final String SLACK = "/$Slack/";

  /** Bytes of a range: what is lost when a worker dies. */
  static final long BYTES = 64L << 20;

  /** Stretches of a range. */
  static final int MOST_RUNS = 16_384;

  private static final int UNIT = 512;

  FreeRange {
    blocks = List.copyOf(blocks);
  }

  /** What plays the file system for space outside of all: the media in units of 512 bytes. */
  static FileSystemRecord outside(long evidenceId) {
    return new FileSystemRecord(0, evidenceId, 0, -1, "none", UNIT, true);
  }

  /**
   * Its path: first byte and the byte behind the last, counted from the start of the file system,
   * with leading zeros so that paths sort as ranges do.
   */
  static String pathOf(FileSystemRecord fileSystem, List<RunList.Run> blocks) {
    RunList.Run last = blocks.get(blocks.size() - 1);
    return "%s%015d-%015d"
        .formatted(
            fileSystem.id() == 0 ? OUTSIDE : FREE,
            blocks.get(0).block() * fileSystem.blockSize(),
            (last.block() + last.length()) * fileSystem.blockSize());
  }

  FreeRange withId(long id) {
    return new FreeRange(id, evidenceId, fileSystem, path, blocks, before, after);
  }

  FreeRange with(long bytesBefore, long bytesAfter) {
    return new FreeRange(itemId, evidenceId, fileSystem, path, blocks, bytesBefore, bytesAfter);
  }

  RunList.Run first() {
    return blocks.get(0);
  }

  RunList.Run last() {
    return blocks.get(blocks.size() - 1);
  }

  /** Bytes of the other that lie in one piece with this one, when it begins where this one ends. */
  long joined(FreeRange next) {
    return last().block() + last().length() == next.first().block()
        ? next.first().length() * fileSystem.blockSize()
        : 0;
  }

  /** Bytes in all. */
  long size() {
    return blocks.stream().mapToLong(RunList.Run::length).sum() * fileSystem.blockSize();
  }

  /** Byte of the media at which a run begins. */
  long mediaOf(RunList.Run run) {
    return fileSystem.start() + run.block() * fileSystem.blockSize();
  }

  /** Byte of the media at a position of the range. */
  OptionalLong mediaAt(long position) {
    long at = 0;
    for (RunList.Run run : blocks) {
      long length = run.length() * fileSystem.blockSize();
      if (position >= at && position < at + length) {
        return OptionalLong.of(mediaOf(run) + position - at);
      }
      at += length;
    }
    return OptionalLong.empty();
  }
}
