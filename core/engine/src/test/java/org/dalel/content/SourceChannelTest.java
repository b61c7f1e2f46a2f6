package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceChannelTest {

  private static final byte[] BYTES = new byte[200_000];

  static {
    for (int i = 0; i < BYTES.length; i++) {
      BYTES[i] = (byte) (i * 31 >> 3);
    }
  }

  private static List<ContentSource> sources() {
    ContentSource memory = ContentSource.of(BYTES);
    return List.of(memory, ContentSource.of(memory.channel(), BYTES.length));
  }

  @Test
  void readsForwardsBackwardsAndUpToTheEnd() throws IOException {
    for (ContentSource source : sources()) {
      try (SeekableByteChannel channel = source.channel()) {
        assertThat(channel.size()).isEqualTo(BYTES.length);
        for (int from : new int[] {0, 150_000, 10, BYTES.length - 5}) {
          ByteBuffer target = ByteBuffer.allocate(5);
          assertThat(channel.position(from).read(target)).isEqualTo(5);
          assertThat(target.array())
              .containsExactly(java.util.Arrays.copyOfRange(BYTES, from, from + 5));
          assertThat(channel.position()).isEqualTo(from + 5);
        }
        assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(channel.position(1L << 40).read(ByteBuffer.allocate(1))).isEqualTo(-1);
      }
    }
  }

  @Test
  void neitherWritesNorReadsAfterItWasClosed() throws IOException {
    SeekableByteChannel channel = ContentSource.of(BYTES).channel();
    assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
        .isInstanceOf(NonWritableChannelException.class);
    channel.close();
    assertThat(channel.isOpen()).isFalse();
    assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
  }
}
