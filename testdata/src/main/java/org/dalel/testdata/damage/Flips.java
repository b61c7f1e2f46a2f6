package org.dalel.testdata.damage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Changes single bits of a file. */
final class Flips {

  private Flips() {}

  static void bit(FileChannel channel, long at, int bit) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    channel.read(one, at);
    one.put(0, (byte) (one.get(0) ^ 1 << bit)).rewind();
    channel.write(one, at);
  }
}
