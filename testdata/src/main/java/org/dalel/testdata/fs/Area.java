package org.dalel.testdata.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of one volume in the image file. Zeros need not be written: the file is new. */
public final class Area {

  private final FileChannel channel;
  private final long offset;
  private final long size;

  /** The stretch of {@code size} bytes from {@code offset}. */
  public Area(FileChannel channel, long offset, long size) {
    this.channel = channel;
    this.offset = offset;
    this.size = size;
  }

  /** Byte offset in the image. */
  public long offset() {
    return offset;
  }

  /** Bytes. */
  public long size() {
    return size;
  }

  /** Writes bytes at an offset in the volume. */
  public void write(long at, byte[] bytes) throws IOException {
    write(at, bytes, 0, bytes.length);
  }

  /** Writes some of the bytes at an offset in the volume. */
  public void write(long at, byte[] bytes, int from, int count) throws IOException {
    if (at < 0 || at + count > size) {
      throw new IllegalArgumentException(
          "volume at 0x"
              + Long.toHexString(offset)
              + ": expected at most "
              + size
              + " bytes, found a write of "
              + count
              + " at 0x"
              + Long.toHexString(at));
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, from, count);
    long position = offset + at;
    while (buffer.hasRemaining()) {
      position += channel.write(buffer, position);
    }
  }

  /**
   * Lays content on clusters of {@code clusterSize} bytes, the first cluster being at {@code base}.
   */
  void lay(byte[] content, int[] clusters, int clusterSize, long base) throws IOException {
    int i = 0;
    while (i < clusters.length && (long) i * clusterSize < content.length) {
      int run = 1;
      while (i + run < clusters.length && clusters[i + run] == clusters[i] + run) {
        run++;
      }
      int from = i * clusterSize;
      int count = (int) Math.min((long) run * clusterSize, content.length - (long) from);
      write(base + (long) clusters[i] * clusterSize, content, from, count);
      i += run;
    }
  }
}
