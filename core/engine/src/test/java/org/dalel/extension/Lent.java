package org.dalel.extension;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.EvidenceFile;

/** Files and contexts for calls of extractors. */
final class Lent {

  private Lent() {}

  /** A file with text, and content if there is a path. */
  static final class TestFile implements EvidenceFile {

    private final Path content;
    private final String text;
    private final List<SeekableByteChannel> opened = new ArrayList<>();

    TestFile(Path content, String text) {
      this.content = content;
      this.text = text;
    }

    List<SeekableByteChannel> opened() {
      return opened;
    }

    @Override
    public String name() {
      return "note.txt";
    }

    @Override
    public String path() {
      return "/home/aida/note.txt";
    }

    @Override
    public long size() {
      return text.length();
    }

    @Override
    public String mediaType() {
      return "text/plain";
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      SeekableByteChannel channel = Files.newByteChannel(content);
      opened.add(channel);
      return channel;
    }

    @Override
    public Optional<CharSequence> text() {
      return Optional.of(text);
    }
  }

  static TestFile text(String text) {
    return new TestFile(Path.of("absent"), text);
  }

  static HostContext context(boolean cancelled) {
    return new HostContext() {
      @Override
      public Duration timeLeft() {
        return cancelled ? Duration.ZERO : Duration.ofMinutes(1);
      }

      @Override
      public boolean isCancelled() {
        return cancelled;
      }
    };
  }
}
