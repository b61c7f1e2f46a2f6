package org.dalel.content;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the bytes of a child to their end: in memory up to 16 MiB, in a temporary file beyond.
 *
 * <p>Damage in the middle is no exception here: what came before it is the content.
 */
final class SpooledContent implements Closeable {
  /** Largest content that is kept in memory, bytes. */
  static final int IN_MEMORY = 16 << 20;

  private static final int FIRST_BUFFER = 8 * 1024;

  private final InputStream in;
  private final long room;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private long size;
  private boolean overLimit;
  private Optional<IOException> damage = Optional.empty();
  private Optional<Path> file = Optional.empty();
  private Optional<SeekableByteChannel> channel = Optional.empty();

  private SpooledContent(InputStream in, long room) {
    this.in = in;
    this.room = room;
  }

  /**
   * Reads a stream.
   *
   * @param in read to its end, not closed
   * @param room most bytes that are kept
   * @throws IOException when the temporary file cannot be written
   */
  static SpooledContent read(InputStream in, long room) throws IOException {
    SpooledContent content = new SpooledContent(in, Math.max(0, room));
    if (!content.fillMemory()) {
      content.fillFile();
    }
    return content;
  }

  private boolean fillMemory() {
    int used = 0;
    int n = next(used);
    while (n >= 0) {
      used += n;
      if (used == IN_MEMORY) {
        size = used;
        return false;
      }
      if (used == buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.min(2 * used, IN_MEMORY));
      }
      n = next(used);
    }
    size = used;
    return true;
  }

  private void fillFile() throws IOException {
    Path path = Files.createTempFile("dalel-child-", ".tmp");
    file = Optional.of(path);
    try (OutputStream out = Files.newOutputStream(path)) {
      out.write(buffer);
      int n = next(0);
      while (n >= 0) {
        out.write(buffer, 0, n);
        size += n;
        n = next(0);
      }
    }
    buffer = new byte[0];
    channel = Optional.of(Files.newByteChannel(path));
  }

  /** Reads on into the buffer; -1 at the end, at damage and at the limit. */
  private int next(int at) {
    int n;
    try {
      n = in.read(buffer, at, buffer.length - at);
    } catch (IOException e) {
      damage = Optional.of(e);
      return -1;
    }
    long left = room - size - at;
    if (n > left) {
      overLimit = true;
      return left == 0 ? -1 : (int) left;
    }
    return n;
  }

  boolean overLimit() {
    return overLimit;
  }

  Optional<IOException> damage() {
    return damage;
  }

  EmbeddedChild.State state() {
    boolean complete = !overLimit && damage.isEmpty();
    return complete ? EmbeddedChild.State.COMPLETE : EmbeddedChild.State.PARTIAL;
  }

  /** The bytes that were read; valid until {@link #close()}. */
  ContentSource source() {
    if (channel.isEmpty()) {
      return ContentSource.of(buffer, 0, (int) size);
    }
    PositionalReader reader = new PositionalReader.OfChannel(channel.get());
    return ContentSource.ofFile(reader, size, file.orElseThrow());
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
    if (file.isPresent()) {
      Files.deleteIfExists(file.get());
    }
  }
}
