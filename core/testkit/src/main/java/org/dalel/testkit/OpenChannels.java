package org.dalel.testkit;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** The channels that were lent to one call; those left open are closed after it. */
final class OpenChannels implements AutoCloseable {

  private final List<SeekableByteChannel> channels = new ArrayList<>();

  synchronized SeekableByteChannel lend(SeekableByteChannel channel) {
    channels.add(channel);
    return channel;
  }

  @Override
  public synchronized void close() throws IOException {
    for (SeekableByteChannel channel : channels) {
      channel.close();
    }
  }
}
