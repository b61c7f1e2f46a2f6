package org.dalel.evidence.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file opened for reading by position, shared by many threads, that survives thread interrupts.
 *
 * <p>A {@link FileChannel} closes itself when a thread is interrupted while reading, for all its
 * users. Here the interrupted thread reads with its interrupt status cleared and gets it back
 * afterwards, and whoever finds the channel closed by somebody else's interrupt opens it again. A
 * read that is cut short by an interrupt may have moved the buffer's position already: it is set
 * back.
 */
public final class PositionalFile implements Closeable {

  private final Path path;
  private volatile FileChannel channel;
  private volatile boolean closed;

  private PositionalFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Opens a file for reading only. */
  public static PositionalFile open(Path path) throws IOException {
    return new PositionalFile(path, FileChannel.open(path, StandardOpenOption.READ));
  }

  public Path path() {
    return path;
  }

  /** Size in bytes at this moment; 0 for block devices on some systems. */
  public long size() throws IOException {
    return uninterrupted(FileChannel::size);
  }

  /**
   * Reads until the buffer is full or the file ends.
   *
   * @return bytes read, -1 when {@code position} lies at or behind the end
   * @throws IOException also when the position, which may come from the evidence, is negative
   */
  public int read(long position, ByteBuffer target) throws IOException {
    if (position < 0) {
      throw new IOException(
          String.format("%s: expected an offset in the file, found 0x%x", path, position));
    }
    int start = target.position();
    int total = 0;
    while (target.hasRemaining()) {
      int done = total;
      int count =
          (int) uninterrupted(open -> open.read(target.position(start + done), position + done));
      if (count <= 0) {
        break;
      }
      total += count;
    }
    return total == 0 && target.hasRemaining() ? -1 : total;
  }

  /**
   * Reads {@code length} bytes, fewer where the file ends. The buffer is ready to be read, little
   * endian.
   */
  public ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    read(position, bytes);
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    channel.close();
  }

  private long uninterrupted(ChannelCall call) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        FileChannel open = channel;
        try {
          return call.on(open);
        } catch (ClosedChannelException e) {
          interrupted |= Thread.interrupted();
          reopen(open, e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void reopen(FileChannel dead, ClosedChannelException cause)
      throws IOException {
    if (closed) {
      throw cause;
    }
    if (channel == dead) {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    }
    if (closed) {
      channel.close();
      throw cause;
    }
  }

  @FunctionalInterface
  private interface ChannelCall {
    long on(FileChannel channel) throws IOException;
  }
}
