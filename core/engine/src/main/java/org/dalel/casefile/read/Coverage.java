package org.dalel.casefile.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
      List<BadRange> badRanges) {

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

  /** What this version never looks at; named so that nobody takes it for empty. */
  public static List<String> notLookedAt() {
    return List.of(
        "volume shadow copies (listed as files, their contents are not opened)",
        "host-protected areas and device configuration overlays (not part of an image)",
        "unallocated space and slack (deleted files are recovered by their metadata, not carved)");
  }
}
