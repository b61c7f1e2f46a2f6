package org.dalel.content.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Optional;

/** The blocks of a tar archive, one after the other, with a jump over those that are not wanted. */
final class TarBlocks {
  private static final int WINDOW = 16 * TarHeader.SIZE;

  private final SeekableByteChannel channel;
  private final long size;
  private long position;
  private final byte[] window = new byte[WINDOW];
  private long windowAt;
  private int windowLength;

  TarBlocks(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  SeekableByteChannel channel() {
    return channel;
  }

  long size() {
    return size;
  }

  long position() {
    return position;
  }

  void position(long other) {
    position = other;
  }

  /** Goes over so many bytes and what fills up their last block. */
  void skip(long bytes) {
    long padded = bytes > Long.MAX_VALUE - TarHeader.SIZE ? bytes : pad(bytes);
    position = padded > size - position ? size : position + padded;
  }

  private static long pad(long bytes) {
    return (bytes + TarHeader.SIZE - 1) / TarHeader.SIZE * TarHeader.SIZE;
  }

  /** The next block as a header; nothing when less than a block is left. */
  Optional<TarHeader> next() throws IOException {
    if (size - position < TarHeader.SIZE) {
      return Optional.empty();
    }
    if (position < windowAt || position + TarHeader.SIZE > windowAt + windowLength) {
      windowAt = position;
      windowLength = fill(window, position);
    }
    int at = (int) (position - windowAt);
    if (at + TarHeader.SIZE > windowLength) {
      throw new IOException(
          "0x" + Long.toHexString(position) + ": expected a block of 512 bytes, found an end");
    }
    position += TarHeader.SIZE;
    return Optional.of(new TarHeader(Arrays.copyOfRange(window, at, at + TarHeader.SIZE)));
  }

  /** The data of a short entry, which is gone over; cut where the archive ends. */
  byte[] read(int bytes) throws IOException {
    byte[] data = new byte[(int) Math.min(bytes, size - position)];
    int got = fill(data, position);
    skip(bytes);
    return got == data.length ? data : Arrays.copyOf(data, got);
  }

  private int fill(byte[] target, long from) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(target, 0, (int) Math.min(target.length, size - from));
    channel.position(from);
    while (buffer.hasRemaining() && channel.read(buffer) > 0) {
      // until it is full or the archive ends
    }
    return buffer.position();
  }
}
