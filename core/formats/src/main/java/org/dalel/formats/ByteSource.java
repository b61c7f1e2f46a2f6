package org.dalel.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file's bytes at positions, read-only. Not safe for several threads at once. */
public interface ByteSource extends Closeable {
  /** A source without bytes: what an absent file is read as. */
  ByteSource EMPTY = of(new byte[0]);

  /** Length in bytes. */
  long size() throws IOException;

  /**
   * Reads what there is of a range; shorter than asked for at the end of the file.
   *
   * @param position offset of the first byte; past the end gives an empty view
   * @param length bytes wanted; the caller bounds it
   * @return a view whose {@link ByteView#position()} is {@code position}
   */
  ByteView read(long position, int length) throws IOException;

  /**
   * Fills {@code into[offset, offset + length)} with the bytes from {@code position} on.
   *
   * @throws FormatException if the source ends before
   */
  default void read(long position, byte[] into, int offset, int length) throws IOException {
    ByteView there = read(Math.max(0, position), length);
    if (position < 0 || there.length() < length) {
      throw new FormatException(
          position, length + " bytes", "the end of the source at 0x" + Long.toHexString(size()));
    }
    there.buffer().get(0, into, offset, length);
  }

  /** The bytes from {@code position} on, as many as asked for; the caller bounds {@code length}. */
  default byte[] bytes(long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    read(position, bytes, 0, length);
    return bytes;
  }

  /** Nothing to release, unless the source says otherwise. */
  @Override
  default void close() throws IOException {}

  /** Bytes in memory; they are not copied. */
  static ByteSource of(byte[] bytes) {
    return of(ByteView.of(bytes));
  }

  /** Bytes in memory; they are not copied. */
  static ByteSource of(ByteView bytes) {
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.length();
      }

      @Override
      public ByteView read(long position, int length) throws FormatException {
        int from = (int) Math.max(0, Math.min(position, bytes.length()));
        int count = Math.max(0, Math.min(length, bytes.length() - from));
        return bytes.slice(from, count).at(position);
      }
    };
  }

  /** A file of the machine's own file system. */
  static ByteSource of(Path path) throws IOException {
    return of(FileChannel.open(path, StandardOpenOption.READ));
  }

  /** A channel; closing the source closes it. */
  static ByteSource of(SeekableByteChannel channel) {
    return new ByteSource() {
      @Override
      public long size() throws IOException {
        return channel.size();
      }

      @Override
      public ByteView read(long position, int length) throws IOException {
        long there = Math.max(0, channel.size() - Math.max(0, position));
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(length, there)));
        channel.position(Math.max(0, position));
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
          continue;
        }
        return ByteView.of(buffer.flip()).at(position);
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
