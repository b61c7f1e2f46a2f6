package org.dalel.extension;

import java.io.IOException;

/** Bytes that are scanned, read by their place. */
@FunctionalInterface
public interface ScanSource {
  /**
   * Reads some bytes.
   *
   * @return how many, at least 1; -1 at the end
   */
  int read(long position, byte[] target, int offset, int length) throws IOException;
}
