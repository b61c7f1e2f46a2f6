package org.dalel.tsk;

/**
 * What an enumeration covers and where it stops. A limit that is met becomes a {@link TskEvent}.
 *
 * @param orphans also list {@code /$OrphanFiles}, after everything else
 * @param unnamed also list allocated metadata without any name (NTFS, ext, UFS)
 * @param attributes with attributes and run lists
 * @param residentLimit content of resident attributes up to this many bytes comes along
 * @param maxDepth directories deeper than this are not entered
 * @param maxPathBytes directories with longer paths are not entered
 * @param maxDirectorySize names of a directory beyond this many are not listed
 * @param maxVisits a directory reached by more names than this is not listed again
 */
public record EnumerationOptions(
    boolean orphans,
    boolean unnamed,
    boolean attributes,
    int residentLimit,
    int maxDepth,
    int maxPathBytes,
    long maxDirectorySize,
    int maxVisits) {

  /** Names, orphans, attributes with their runs; no nameless metadata, no resident content. */
  public static EnumerationOptions defaults() {
    return new EnumerationOptions(true, false, true, 0, 1024, 65536, 10_000_000L, 16);
  }

  /** With or without the orphans. */
  public EnumerationOptions withOrphans(boolean wanted) {
    return new EnumerationOptions(
        wanted,
        unnamed,
        attributes,
        residentLimit,
        maxDepth,
        maxPathBytes,
        maxDirectorySize,
        maxVisits);
  }

  /** With or without allocated metadata that has no name. */
  public EnumerationOptions withUnnamed(boolean wanted) {
    return new EnumerationOptions(
        orphans,
        wanted,
        attributes,
        residentLimit,
        maxDepth,
        maxPathBytes,
        maxDirectorySize,
        maxVisits);
  }

  /** With or without attributes. */
  public EnumerationOptions withAttributes(boolean wanted) {
    return new EnumerationOptions(
        orphans,
        unnamed,
        wanted,
        residentLimit,
        maxDepth,
        maxPathBytes,
        maxDirectorySize,
        maxVisits);
  }

  /** With the content of resident attributes up to a size in bytes. */
  public EnumerationOptions withResidentLimit(int bytes) {
    return new EnumerationOptions(
        orphans, unnamed, attributes, bytes, maxDepth, maxPathBytes, maxDirectorySize, maxVisits);
  }

  /** With other limits. */
  public EnumerationOptions withLimits(int depth, int pathBytes, long directorySize, int visits) {
    return new EnumerationOptions(
        orphans, unnamed, attributes, residentLimit, depth, pathBytes, directorySize, visits);
  }

  long[] packed() {
    return new long[] {
      maxDepth,
      maxPathBytes,
      maxDirectorySize,
      maxVisits,
      orphans ? 1 : 0,
      unnamed ? 1 : 0,
      attributes ? 1 : 0,
      residentLimit
    };
  }
}
