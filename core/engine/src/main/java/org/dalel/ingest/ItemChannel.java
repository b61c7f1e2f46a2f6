package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.dalel.evidence.ItemContent;

/** The content of an item as a seekable, read-only channel, which closes it. */
final class ItemChannel implements SeekableByteChannel {
  private static final int MOST = 1 << 20;

  private final ItemContent content;
  private byte[] buffer = {};
  private long position;
  private boolean open = true;

  ItemChannel(ItemContent content) {
    this.content = content;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
    int wanted = (int) Math.min(Math.min(MOST, target.remaining()), content.size() - position);
    if (wanted <= 0) {
      return target.hasRemaining() ? -1 : 0;
    }
    if (buffer.length < wanted) {
      buffer = new byte[wanted];
    }
    int n = content.read(position, buffer, 0, wanted);
    if (n > 0) {
      target.put(buffer, 0, n);
      position += n;
    }
    return n;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      content.close();
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
}
