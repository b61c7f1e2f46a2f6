package org.dalel.casefile.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which parts of the evidence were looked at.
 *
 * @param evidence one record each, by label
 */
public record Coverage(List<OfEvidence> evidence) {
  /** Keeps a copy. */
  public Coverage {
    evidence = List.copyOf(evidence);
  }

  /**
   * One piece of evidence.
   *
   * @param label its name
   * @param size bytes
   * @param logical true for folders and files, which have no ranges
   * @param ranges all ranges in order
   * @param unaccounted bytes of the evidence in no range (negative when ranges overlap); 0 when the
   *     totals add up
   * @param bytes bytes of the ranges by status
   * @param fileSystems the inside of the file systems
   * @param items items by status
   * @param badRanges ranges that could not be read
   * @param searched bytes of free blocks that text scanners went over, by the start of the file
   *     system
   * @param slackSearched bytes of slack that they went over, in the same way
   */
  public record OfEvidence(
      String label,
      long size,
      boolean logical,
      List<CaseInfo.Volume> ranges,
      long unaccounted,
      Map<String, Long> bytes,
      List<CaseInfo.FileSystem> fileSystems,
      Map<String, Tally> items,
      List<BadRange> badRanges,
      Map<Long, Long> searched,
      Map<Long, Long> slackSearched) {

    /** True when every byte of the evidence is in exactly one range. */
    public boolean addsUp() {
      return logical || unaccounted == 0;
    }
  }

  /**
   * Items with the same status.
   *
   * @param count how many
   * @param bytes their sizes together
   * @param why the reasons with their counts; empty for examined ones
   */
  public record Tally(long count, long bytes, Map<String, Long> why) {}

  /**
   * A range that could not be read.
   *
   * @param start first byte
   * @param length bytes
   * @param reason why
   */
  public record BadRange(long start, long length, Optional<String> reason) {}

  /** What was not looked at, whatever the ranges say; named so that nobody takes it for empty. */
  public List<String> notLookedAt() {
    return Stream.of(
            "volume shadow copies (listed as files, their contents are not opened)",
            "host-protected areas and device configuration overlays (not part of an image)",
            freeSpaceSearched()
                ? "files in free space (addresses, words and keys are looked for there; files are not carved)"
                : "unallocated space and slack (deleted files are recovered by their metadata, not carved)")
        .toList();
  }

  /** Whether text scanners went over the free space of all file systems of all images. */
  public boolean freeSpaceSearched() {
    return evidence.stream().anyMatch(one -> !one.logical())
        && evidence.stream()
            .filter(one -> !one.logical())
            .flatMap(one -> one.fileSystems().stream().map(fs -> free(one, fs)))
            .allMatch(searched -> searched);
  }

  /** Whether the free blocks of a file system were all searched. */
  private static boolean free(OfEvidence evidence, CaseInfo.FileSystem fileSystem) {
    long free = fileSystem.unallocatedBytes().orElse(0);
    return free == 0 || evidence.searched().getOrDefault(fileSystem.start(), 0L) > 0;
  }
}
