package org.dalel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is in a sample. */
interface Content {

  long size();

  SeekableByteChannel open() throws IOException;

  /** What the engine would have decoded: the whole, if it is UTF-8 without control characters. */
  Optional<CharSequence> text();

  static Content of(byte[] bytes) {
    return new InMemory(bytes.clone());
  }

  static Content of(Path file) {
    return new OnDisk(file);
  }

  /** The same bytes with another text. */
  default Content withText(CharSequence text) {
    return new WithText(this, text);
  }

  private static Optional<CharSequence> decoded(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        return Optional.empty();
      }
    }
    try {
      return bytes.length == 0
          ? Optional.empty()
          : Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Bytes in memory. */
  record InMemory(byte[] bytes) implements Content {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public SeekableByteChannel open() {
      return new BytesChannel(bytes);
    }

    @Override
    public Optional<CharSequence> text() {
      return decoded(bytes);
    }
  }

  /** A file of the tester's disk. */
  record OnDisk(Path file) implements Content {
    private static final long LONGEST_TEXT = 16 << 20;

    @Override
    public long size() {
      try {
        return Files.isDirectory(file) ? 0 : Files.size(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      if (Files.isDirectory(file)) {
        throw new IOException(file + ": expected a file, found a folder, which has no content");
      }
      return FileChannel.open(file);
    }

    @Override
    public Optional<CharSequence> text() {
      if (Files.isDirectory(file) || size() > LONGEST_TEXT) {
        return Optional.empty();
      }
      try {
        return decoded(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Content whose text is another than its bytes would give. */
  record WithText(Content content, CharSequence other) implements Content {
    @Override
    public long size() {
      return content.size();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      return content.open();
    }

    @Override
    public Optional<CharSequence> text() {
      return Optional.of(other);
    }
  }
}
