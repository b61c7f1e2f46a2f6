package org.dalel.extension;

import java.io.IOException;
import java.util.Arrays;

/**
 * Goes over a range in windows of bounded size that overlap: what begins in the own part of a
 * window is reported with it, the bytes around it are context. Used again for many ranges; belongs
 * to one thread.
 */
public final class ScanWindows {
  /** Bytes of context on either side: more than any token, URL or phrase takes in any encoding. */
  public static final int MARGIN = 16 << 10;

  private static final int OWN = 1 << 20;
  private static final byte[] ZEROS = new byte[64 << 10];

  private final byte[] data = new byte[OWN + 2 * MARGIN];
  private ScanSource source;
  private long next;
  private long end;
  private long lowest;
  private long highest;
  private long shift;
  private int length;
  private int from;
  private int to;
  private long base;

  /**
   * Begins a range.
   *
   * @param start position of its first byte
   * @param rangeEnd position behind its last byte
   * @param contextStart first position that belongs together with it
   * @param contextEnd position behind the last one that does
   */
  public void begin(
      ScanSource bytes, long start, long rangeEnd, long contextStart, long contextEnd) {
    source = bytes;
    next = start;
    end = rangeEnd;
    lowest = contextStart;
    highest = contextEnd;
    shift = 0;
  }

  /** Positions are reported less so many bytes. */
  public void shiftedBy(long bytes) {
    shift = bytes;
  }

  /** Reads the next window; false when the range, or what can be read of it, is at its end. */
  public boolean next() throws IOException {
    if (next >= end) {
      return false;
    }
    long ownEnd = Math.min(end, next + OWN);
    long first = Math.max(lowest, next - MARGIN);
    int wanted = (int) (Math.min(highest, ownEnd + MARGIN) - first);
    length = fill(first, wanted);
    base = first - shift;
    from = (int) (next - first);
    to = (int) Math.min(length, ownEnd - first);
    next = length < wanted ? end : ownEnd;
    return to > from;
  }

  private int fill(long first, int wanted) throws IOException {
    int done = 0;
    while (done < wanted) {
      int got = source.read(first + done, data, done, wanted - done);
      if (got <= 0) {
        break;
      }
      done += got;
    }
    return done;
  }

  /** Whether there is nothing in the window but zeros, as in space that was never written. */
  boolean isBlank() {
    for (int at = 0; at < length; at += ZEROS.length) {
      int part = Math.min(ZEROS.length, length - at);
      if (Arrays.mismatch(data, at, at + part, ZEROS, 0, part) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of the window, as many as {@link #length()}; the next window overwrites them. */
  byte[] data() {
    return data;
  }

  int length() {
    return length;
  }

  /** Offset in {@link #data()} of the first byte of the own part. */
  int from() {
    return from;
  }

  /** Offset in {@link #data()} behind the last byte of the own part. */
  int to() {
    return to;
  }

  /** Position of the first byte of {@link #data()}. */
  long base() {
    return base;
  }
}
