package org.dalel.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A content as a seekable, read-only channel. */
final class SourceChannel implements SeekableByteChannel {
  private final ContentSource source;
  private final Closeable beneath;
  private long position;
  private boolean open = true;

  /**
   * @param beneath closed with the channel
   */
  SourceChannel(ContentSource source, Closeable beneath) {
    this.source = source;
    this.beneath = beneath;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    requireOpen();
    long left = Math.max(0, source.size() - position);
    int wanted = (int) Math.min(target.remaining(), left);
    if (wanted == 0) {
      return target.hasRemaining() ? -1 : 0;
    }
    int n = source.readAt(position, target, wanted);
    position += Math.max(0, n);
    return n;
  }

  @Override
  public long position() throws ClosedChannelException {
    requireOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws ClosedChannelException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("position: expected 0 or more, found " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws ClosedChannelException {
    requireOpen();
    return source.size();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      beneath.close();
    }
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}
