package org.dalel.content.archive;

import java.io.FilterInputStream;
import java.io.InputStream;

/** A stream that others read further after it is closed. */
final class Unclosed extends FilterInputStream {
  Unclosed(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws java.io.IOException {
    return in.read(buffer, offset, length);
  }

  @Override
  public void close() {
    // its owner closes it
  }
}
