package org.dalel.content.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** A sparse file: its stored parts, one after the other in the archive, and zeros between them. */
final class SparseStream extends InputStream {
  private final SeekableByteChannel channel;
  private final List<Long> map;
  private final long size;
  private long stored;
  private long position;
  private int part;

  /**
   * @param stored where the first part stands in the archive
   * @param map offset and length of each part in the file, ascending
   * @param size of the file
   */
  SparseStream(SeekableByteChannel channel, long stored, List<Long> map, long size) {
    this.channel = channel;
    this.stored = stored;
    this.map = map;
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0 || position >= size) {
      return position >= size ? -1 : 0;
    }
    while (part < map.size() && position >= start() + map.get(part + 1)) {
      part += 2;
    }
    int wanted = (int) Math.min(length, size - position);
    if (part >= map.size()) {
      return zeros(buffer, offset, wanted);
    }
    if (position < start()) {
      return zeros(buffer, offset, (int) Math.min(wanted, start() - position));
    }
    return part(buffer, offset, (int) Math.min(wanted, start() + map.get(part + 1) - position));
  }

  private long start() {
    return map.get(part);
  }

  private int zeros(byte[] buffer, int offset, int length) {
    java.util.Arrays.fill(buffer, offset, offset + length, (byte) 0);
    position += length;
    return length;
  }

  private int part(byte[] buffer, int offset, int length) throws IOException {
    channel.position(stored);
    int n = channel.read(ByteBuffer.wrap(buffer, offset, length));
    if (n <= 0) {
      throw new EOFException(
          "sparse file at 0x"
              + Long.toHexString(position)
              + ": expected "
              + length
              + " bytes, found the end of the archive");
    }
    stored += n;
    position += n;
    return n;
  }
}
