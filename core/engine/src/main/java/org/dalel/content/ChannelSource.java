package org.dalel.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Content that is read by position, usually because it is too large for memory. */
final class ChannelSource extends ContentSource {
  private static final int BUFFER = 64 * 1024;

  private final PositionalReader reader;
  private final long size;
  private final Optional<Path> file;
  private final TemporaryCopy copy = new TemporaryCopy();
  private byte[] head = new byte[0];

  ChannelSource(PositionalReader reader, long size, Optional<Path> file) {
    this.reader = reader;
    this.size = size;
    this.file = file;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Slice head(int max) throws IOException {
    int wanted = (int) Math.min(max, size);
    if (head.length < wanted) {
      byte[] bytes = new byte[wanted];
      int done = 0;
      while (done < wanted) {
        int n = reader.read(done, bytes, done, wanted - done);
        if (n <= 0) {
          bytes = Arrays.copyOf(bytes, done);
          break;
        }
        done += n;
      }
      head = bytes;
    }
    return new Slice(head, 0, Math.min(wanted, head.length));
  }

  @Override
  public InputStream open() {
    return new BufferedInputStream(new PositionalStream(), BUFFER);
  }

  @Override
  public Optional<Slice> memory() {
    return Optional.empty();
  }

  @Override
  ContentSource part(long offset, long length) {
    Objects.checkFromIndexSize(offset, length, size);
    PositionalReader shifted =
        (position, target, at, wanted) -> reader.read(offset + position, target, at, wanted);
    return new ChannelSource(shifted, length, Optional.empty());
  }

  @Override
  int readAt(long position, ByteBuffer target, int wanted) throws IOException {
    byte[] bytes = new byte[Math.min(wanted, BUFFER)];
    int n = reader.read(position, bytes, 0, bytes.length);
    if (n > 0) {
      target.put(bytes, 0, n);
    }
    return n;
  }

  @Override
  Path file() throws IOException {
    return file.isPresent() ? file.get() : copy.of(this);
  }

  @Override
  boolean hasFile() {
    return file.isPresent() || copy.exists();
  }

  @Override
  public void close() throws IOException {
    copy.close();
  }

  private final class PositionalStream extends InputStream {
    private long position;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      long left = size - position;
      if (left <= 0) {
        return -1;
      }
      int n = reader.read(position, buffer, offset, (int) Math.min(length, left));
      if (n <= 0) {
        return -1;
      }
      position += n;
      return n;
    }

    @Override
    public long skip(long n) {
      long step = Math.max(0, Math.min(n, size - position));
      position += step;
      return step;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, size - position);
    }
  }
}
