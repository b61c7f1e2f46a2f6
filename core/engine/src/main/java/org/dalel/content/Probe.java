package org.dalel.content;

/**
 * The first bytes of one content while rules are tried on it; behind the end all bytes count as
 * zero.
 */
final class Probe {
  private final byte[] data;
  private final int offset;
  private final int length;
  private final WideScan wide;
  private boolean scanned;
  private long found;

  Probe(ContentSource.Slice head, WideScan wide) {
    this.data = head.array();
    this.offset = head.offset();
    this.length = head.length();
    this.wide = wide;
  }

  int length() {
    return length;
  }

  /** The signed byte at an index, zero behind the end. */
  byte at(int index) {
    return index < length ? data[offset + index] : 0;
  }

  /** The byte at an index as 0 to 255, zero behind the end. */
  int unsigned(int index) {
    return at(index) & 0xff;
  }

  /**
   * Whether a member of the scan is somewhere in its range; the first question scans for all of
   * them.
   */
  boolean hasWide(int member) {
    if (!scanned) {
      found = wide.scan(this);
      scanned = true;
    }
    return (found >>> member & 1) != 0;
  }
}
