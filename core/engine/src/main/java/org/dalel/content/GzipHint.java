package org.dalel.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.tika.detect.Detector;

/**
 * Recognises ordinary gzip content without Tika's detectors, which inflate it byte by byte.
 *
 * <p>Tika's gzip detector only looks whether the first inflated bytes name a web archive, its zip
 * detector only at the magic. Headers with rare fields and damaged data are left to them.
 */
final class GzipHint {
  /** How much of the compressed data Tika's detector inflates. */
  private static final int LOOKED_AT = 1024;

  private static final int HEADER = 10;
  private static final int FLAGS_AT = 3;
  private static final int FLAG_NAME = 0x08;
  private static final byte[] WARC = "WARC/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ARC = "filedesc://".getBytes(StandardCharsets.US_ASCII);

  /** One for each thread: to make one takes longer than to inflate a dozen bytes with it. */
  private final ThreadLocal<Inflater> inflaters = ThreadLocal.withInitial(() -> new Inflater(true));

  /**
   * Whether {@code detector} is one of the two that read gzip and would answer just {@code
   * application/gzip}.
   */
  boolean isPlainGzip(Detector detector, ContentSource.Slice head) {
    byte[] data = head.array();
    int at = head.offset();
    if (head.length() < HEADER || data[at] != 0x1f || data[at + 1] != (byte) 0x8b) {
      return false;
    }
    return switch (detector.getClass().getName()) {
      case "org.apache.tika.detect.zip.DefaultZipContainerDetector" ->
          !ContainerHints.mayBeTar(data, at, head.length());
      case "org.apache.tika.detect.gzip.GZipSpecializationDetector" ->
          isNoWebArchive(data, at, at + Math.min(LOOKED_AT, head.length()));
      default -> false;
    };
  }

  private boolean isNoWebArchive(byte[] data, int start, int end) {
    int flags = data[start + FLAGS_AT];
    int at = start + HEADER;
    if (data[start + 2] != 8 || (flags & ~FLAG_NAME) != 0) {
      return false;
    }
    if (flags == FLAG_NAME) {
      while (at < end && data[at] != 0) {
        at++;
      }
      at++;
    }
    if (at >= end) {
      return false;
    }
    byte[] first = new byte[ARC.length];
    Inflater inflater = inflaters.get();
    inflater.reset();
    inflater.setInput(data, at, end - at);
    try {
      int n = inflater.inflate(first);
      return n == first.length && !startsWith(first, WARC) && !startsWith(first, ARC);
    } catch (DataFormatException e) {
      return false;
    }
  }

  private static boolean startsWith(byte[] data, byte[] wanted) {
    return Arrays.equals(data, 0, wanted.length, wanted, 0, wanted.length);
  }
}
