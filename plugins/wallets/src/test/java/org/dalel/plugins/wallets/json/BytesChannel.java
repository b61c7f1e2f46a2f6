package org.dalel.plugins.wallets.json;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory as a channel that cannot be written to. */
final class BytesChannel implements SeekableByteChannel {

  private final ByteBuffer bytes;
  private boolean open = true;

  BytesChannel(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  @Override
  public int read(ByteBuffer to) {
    if (!bytes.hasRemaining()) {
      return -1;
    }
    int length = Math.min(to.remaining(), bytes.remaining());
    to.put(bytes.slice(bytes.position(), length));
    bytes.position(bytes.position() + length);
    return length;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return bytes.position();
  }

  @Override
  public SeekableByteChannel position(long position) {
    bytes.position((int) position);
    return this;
  }

  @Override
  public long size() {
    return bytes.limit();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
