package org.dalel.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Reads bytes of an item by position. */
@FunctionalInterface
public interface PositionalReader {

  /**
   * Reads at a position.
   *
   * @param position byte offset from the start of the content
   * @param buffer receives the bytes
   * @param offset where in {@code buffer} the first byte goes
   * @param length most bytes to read
   * @return bytes read, at least 1, or -1 at the end of the content
   * @throws IOException when the content cannot be read there
   */
  int read(long position, byte[] buffer, int offset, int length) throws IOException;

  /** Reads a channel by setting its position. */
  record OfChannel(SeekableByteChannel channel) implements PositionalReader {
    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
      channel.position(position);
      return channel.read(ByteBuffer.wrap(buffer, offset, length));
    }
  }
}
