package org.dalel.evidence;

import java.io.IOException;

/** The bytes of one item, by position. Belongs to one thread. */
public interface ItemContent extends AutoCloseable {
  /** Size in bytes. */
  long size();

  /**
   * Reads up to {@code length} bytes.
   *
   * @return bytes read, at least 1; -1 at the end, which may come before {@link #size()} when the
   *     file system has lost the place of the rest
   * @throws IOException when the evidence cannot be read there; the message names the place
   */
  int read(long position, byte[] target, int offset, int length) throws IOException;

  @Override
  void close() throws IOException;
}
