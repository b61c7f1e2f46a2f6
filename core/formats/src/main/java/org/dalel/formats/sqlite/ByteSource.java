package org.dalel.formats.sqlite;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes at positions, read only. Offsets and sizes are in bytes; the source is never written. */
public interface ByteSource {
  /** A source without bytes: what an absent file is read as. */
  ByteSource EMPTY = of(new byte[0]);

  /** Size in bytes. */
  long size() throws IOException;

  /**
   * Fills {@code into[offset, offset + length)} with the bytes from {@code position} on.
   *
   * @throws EOFException if the source ends before
   */
  void read(long position, byte[] into, int offset, int length) throws IOException;

  /** The bytes from {@code position} on; the caller bounds {@code length}. */
  default byte[] bytes(long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    read(position, bytes, 0, length);
    return bytes;
  }

  /** A source over an array, which is not copied. */
  static ByteSource of(byte[] bytes) {
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void read(long position, byte[] into, int offset, int length) throws EOFException {
        if (position < 0 || position + length > bytes.length) {
          throw outside(position, length, bytes.length);
        }
        System.arraycopy(bytes, (int) position, into, offset, length);
      }
    };
  }

  /** A source over an open channel, read by position; the caller closes the channel. */
  static ByteSource of(FileChannel channel) {
    return new ByteSource() {
      @Override
      public long size() throws IOException {
        return channel.size();
      }

      @Override
      public void read(long position, byte[] into, int offset, int length) throws IOException {
        if (position < 0) {
          throw outside(position, length, channel.size());
        }
        ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
        while (buffer.hasRemaining()) {
          long from = position + buffer.position() - offset;
          if (channel.read(buffer, from) < 0) {
            throw outside(position, length, channel.size());
          }
        }
      }
    };
  }

  private static EOFException outside(long position, int length, long size) {
    return new EOFException(
        String.format(
            "expected %d bytes at 0x%x, the source ends at 0x%x", length, position, size));
  }
}
