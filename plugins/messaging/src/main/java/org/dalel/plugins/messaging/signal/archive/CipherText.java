package org.dalel.plugins.messaging.signal.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/**
 * A part of a file, as it stands there. Remembers when the file itself could not be read, so that
 * this is not taken for what a cipher or a decompression on top of it says of wrong keys.
 */
final class CipherText extends FilterInputStream {
  private long left;
  private IOException failure;

  private CipherText(InputStream in, long length) {
    super(in);
    this.left = length;
  }

  /** The bytes of a channel from one offset up to another; closes the channel with itself. */
  static CipherText of(SeekableByteChannel channel, long start, long end) throws IOException {
    try {
      channel.position(start);
    } catch (IOException unreadable) {
      channel.close();
      throw unreadable;
    }
    return new CipherText(
        new BufferedInputStream(Channels.newInputStream(channel), 1 << 16), end - start);
  }

  /**
   * Asks whether all that was wanted could be read.
   *
   * @throws IOException why the file could not be read
   */
  void requireRead() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left <= 0 && length > 0) {
      return -1;
    }
    try {
      int count = super.read(buffer, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    } catch (IOException unreadable) {
      failure = unreadable;
      throw unreadable;
    }
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, super.available());
  }
}
