package org.dalel.plugins.messaging.signal.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * The messages of a backup, each behind its length as a varint: a {@code BackupInfo}, then a {@code
 * Frame} after the other.
 */
final class FrameStream {
  private static final int LONGEST = 64 << 20;

  private final InputStream in;
  private long at;

  FrameStream(InputStream in) {
    this.in = in;
  }

  /** Offset of the next message, behind the decryption and decompression of the stream. */
  long at() {
    return at;
  }

  /**
   * The bytes of the next message; empty at the end.
   *
   * @throws IOException if it is cut off or its length cannot be true; what is behind is lost
   */
  Optional<ByteView> next() throws IOException {
    long start = at;
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    long length = length(first, start);
    if (length < 0 || length > LONGEST) {
      throw new FormatException(
          start, "the length of a message, at most 64 MiB", Long.toUnsignedString(length));
    }
    byte[] bytes = in.readNBytes((int) length);
    long from = at;
    at += bytes.length;
    if (bytes.length < length) {
      throw new EOFException(
          "expected a message of %d bytes at 0x%x, found the end after %d"
              .formatted(length, start, bytes.length));
    }
    return Optional.of(ByteView.of(bytes).at(from));
  }

  private long length(int first, long start) throws IOException {
    long value = 0;
    int group = first;
    for (int shift = 0; shift < 64; shift += 7) {
      at++;
      value |= (long) (group & 0x7f) << shift;
      if (group < 0x80) {
        return value;
      }
      group = in.read();
      if (group < 0) {
        throw new EOFException(
            "expected the length of a message at 0x%x, found the end".formatted(start));
      }
    }
    throw new FormatException(start, "a length of at most 9 bytes", "a longer one");
  }
}
