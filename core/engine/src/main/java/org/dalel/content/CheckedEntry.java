package org.dalel.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Compares the CRC-32 of an entry at its end with the stored one. */
final class CheckedEntry extends FilterInputStream {
  private final long expected;
  private final CRC32 actual = new CRC32();

  CheckedEntry(InputStream in, long expected) {
    super(in);
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    if (n > 0) {
      actual.update(buffer, offset, n);
    } else if (n < 0 && actual.getValue() != expected) {
      throw new IOException(
          String.format("CRC-32: 0x%08x, found 0x%08x", expected, actual.getValue()));
    }
    return n;
  }
}
