package org.dalel.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * The bytes of an entry as a reader unpacks them: whatever unpacking throws is damage, and the
 * CRC-32 is compared with the stored one at the end.
 */
final class GuardedStream extends FilterInputStream {
  private final OptionalLong expected;
  private final CRC32 actual = new CRC32();

  GuardedStream(InputStream in, OptionalLong expected) {
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
    int n;
    try {
      n = in.read(buffer, offset, length);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new IOException(FailureMessage.of(e), e);
    }
    if (expected.isEmpty()) {
      return n;
    }
    if (n > 0) {
      actual.update(buffer, offset, n);
    } else if (n < 0 && actual.getValue() != expected.getAsLong()) {
      throw new IOException(
          String.format(
              "CRC-32: expected 0x%08x, found 0x%08x", expected.getAsLong(), actual.getValue()));
    }
    return n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    try {
      in.close();
    } catch (RuntimeException e) {
      throw new IOException(FailureMessage.of(e), e);
    }
  }
}
