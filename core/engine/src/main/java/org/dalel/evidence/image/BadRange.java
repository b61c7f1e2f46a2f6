package org.dalel.evidence.image;

/**
 * A range of the media whose bytes could not be read, or do not match their stored checksum.
 *
 * @param start first byte on the media
 * @param length bytes
 * @param reason what was expected where, what was found, and what the reader returned instead
 */
public record BadRange(long start, long length, String reason) {

  public BadRange {
    if (start < 0 || length <= 0) {
      throw new IllegalArgumentException("bad range of " + length + " bytes at " + start);
    }
  }

  /** First byte behind the range. */
  public long end() {
    return start + length;
  }
}
