package org.dalel.content;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bytes of one item, read as often as type identification and parsers need them.
 *
 * <p>Content that is in memory stays there; content behind a channel is read by position. A
 * temporary file is made only when a parser insists on one, and is removed by {@link #close()}.
 * Instances serve one thread at a time; the streams of {@link #open()} are independent of each
 * other but must not be read at the same moment.
 */
public abstract sealed class ContentSource implements Closeable
    permits MemorySource, ChannelSource {

  private boolean part;

  ContentSource() {}

  /** Content that lies in {@code array[offset .. offset + length)}; the array is not copied. */
  public static ContentSource of(byte[] array, int offset, int length) {
    return new MemorySource(array, offset, length);
  }

  /** Content that is the whole array; the array is not copied. */
  public static ContentSource of(byte[] array) {
    return new MemorySource(array, 0, array.length);
  }

  /**
   * Content behind a channel, {@code size} bytes from its position 0.
   *
   * @param channel read by setting its position; not closed by {@link #close()}
   */
  public static ContentSource of(SeekableByteChannel channel, long size) {
    return new ChannelSource(new PositionalReader.OfChannel(channel), size, Optional.empty());
  }

  /** Content behind a positional reader. */
  public static ContentSource of(PositionalReader reader, long size) {
    return new ChannelSource(reader, size, Optional.empty());
  }

  /** Content of a regular file, whose path parsers may use; closing the source leaves the file. */
  static ContentSource ofFile(PositionalReader reader, long size, Path file) {
    return new ChannelSource(reader, size, Optional.of(file));
  }

  /** Size in bytes. */
  public abstract long size();

  /** The first {@code max} bytes, or all of them when there are fewer. */
  public abstract Slice head(int max) throws IOException;

  /** A fresh stream over the whole content, with {@code mark} and {@code reset}. */
  public abstract InputStream open() throws IOException;

  /**
   * A part of the content, from an offset on; valid as long as the whole is, and closed without it.
   */
  public final ContentSource range(long offset, long length) {
    ContentSource made = part(offset, length);
    made.part = true;
    return made;
  }

  /** Whether this is a part of another content: then it is valid as long as that one. */
  public final boolean isPart() {
    return part;
  }

  abstract ContentSource part(long offset, long length);

  /** A channel that reads the content at any position; closing it leaves the content open. */
  public final SeekableByteChannel channel() {
    return channel(() -> {});
  }

  /** The same, for a content that belongs to the channel alone. */
  public final SeekableByteChannel channel(Closeable beneath) {
    return new SourceChannel(this, beneath);
  }

  /** All the bytes where they are in memory already. */
  public abstract Optional<Slice> memory();

  /** Reads at most {@code wanted} bytes from a position into a buffer; -1 at the end. */
  abstract int readAt(long position, ByteBuffer target, int wanted) throws IOException;

  /** A file with this content, for the parsers that insist on one. */
  abstract Path file() throws IOException;

  /** Whether {@link #file()} would cost nothing. */
  abstract boolean hasFile();

  /**
   * A range of an array.
   *
   * @param array the bytes, shared: not to be changed
   * @param offset first byte of the range
   * @param length bytes in the range
   */
  public record Slice(byte[] array, int offset, int length) {
    InputStream stream() {
      return new ByteArrayInputStream(array, offset, length);
    }
  }
}
