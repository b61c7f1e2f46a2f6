package org.dalel.casefile.read;

import java.util.Optional;
import java.util.OptionalLong;

/** What a case says about its evidence and its runs. */
public final class CaseInfo {
  private CaseInfo() {}

  /**
   * One piece of evidence.
   *
   * @param label unique name within the case
   * @param kind image, device, folder or file
   * @param format such as E01 or raw
   * @param source where it was read from
   * @param segments JSON list of the files it consists of
   * @param size bytes of the media (of the files, for logical evidence)
   * @param sectorSize bytes
   * @param acquisition JSON object: what the acquiring program recorded
   * @param addedNs when it was added, nanoseconds since 1970 UTC
   * @param status how it ended
   * @param why the reason of a status other than examined
   * @param digests JSON object: media digests by name, computed here
   * @param storedDigests JSON object: those that the image brought with it
   * @param digestState not verified, computed, verified, mismatch
   */
  public record Evidence(
      String label,
      String kind,
      String format,
      String source,
      String segments,
      long size,
      long sectorSize,
      String acquisition,
      long addedNs,
      String status,
      Optional<String> why,
      String digests,
      String storedDigests,
      String digestState) {}

  /**
   * One range of the evidence.
   *
   * @param evidence label
   * @param start first byte
   * @param length bytes
   * @param scheme partition scheme
   * @param description as the partition table has it
   * @param kind allocated, unallocated, metadata or whole
   * @param status how it ended
   * @param why the reason of a status other than examined
   */
  public record Volume(
      String evidence,
      long start,
      long length,
      String scheme,
      String description,
      String kind,
      String status,
      Optional<String> why) {}

  /**
   * One file system.
   *
   * @param evidence label
   * @param start first byte on the evidence
   * @param poolVolume name within a pool
   * @param type such as NTFS
   * @param label volume label
   * @param identity serial number or UUID
   * @param blockSize bytes
   * @param blockCount blocks
   * @param allocatedBytes bytes of allocated blocks
   * @param unallocatedBytes bytes of free blocks
   * @param status how it ended
   * @param why the reason of a status other than examined
   */
  public record FileSystem(
      String evidence,
      long start,
      Optional<String> poolVolume,
      String type,
      Optional<String> label,
      Optional<String> identity,
      long blockSize,
      long blockCount,
      OptionalLong allocatedBytes,
      OptionalLong unallocatedBytes,
      String status,
      Optional<String> why) {}

  /**
   * One processing run.
   *
   * @param startedNs nanoseconds since 1970 UTC
   * @param endedNs absent while it runs or when it was cut off
   * @param outcome how it ended
   * @param versions JSON object of program and library versions
   * @param settings JSON object of the settings
   * @param host where it ran
   */
  public record Run(
      long startedNs,
      OptionalLong endedNs,
      String outcome,
      String versions,
      String settings,
      String host) {}

  /**
   * How much there is.
   *
   * @param items entries of file systems
   * @param finished entries with a result
   * @param deleted entries that are deleted or orphans
   * @param contents distinct contents
   * @param embedded documents embedded in contents, each counted once
   * @param artifacts artifacts
   * @param failures failures
   * @param bytesRead bytes of content read
   */
  public record Counts(
      long items,
      long finished,
      long deleted,
      long contents,
      long embedded,
      long artifacts,
      long failures,
      long bytesRead) {}
}
