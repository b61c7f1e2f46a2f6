package org.dalel.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * What the engine lends to one extraction, for its duration: its budget, the neighbours of the
 * file, secrets and a private folder.
 */
public interface ExtractionContext {

  /**
   * Time left for this extraction; zero when it is over. The worker is killed some time after that.
   */
  Duration timeLeft();

  /** Whether the extraction should end: its time is over, or the run is being stopped. */
  boolean isCancelled();

  /**
   * Call this in every long loop, e.g. once a record or once a page; it costs next to nothing.
   *
   * @throws ExtractionCancelledException when {@link #isCancelled()}; let it pass
   */
  default void checkpoint() {
    if (isCancelled()) {
      throw new ExtractionCancelledException();
    }
  }

  /** The neighbours of the file; none for {@link Scope#CONTENT}. */
  default Surroundings surroundings() {
    return Surroundings.NONE;
  }

  /** What may open locked things, and where to offer more of it. */
  default Secrets secrets() {
    return Secrets.NONE;
  }

  /**
   * A folder of this extraction alone, empty at first and removed after it; the same at every call.
   * For libraries that want files: evidence itself is never opened in place.
   *
   * @throws IOException if it cannot be made
   */
  default Path temporaryFolder() throws IOException {
    throw new IOException("private folder: expected one of this extraction, found none");
  }

  /**
   * A copy of a file in the {@linkplain #temporaryFolder() private folder}, under a name of the
   * caller's choice. For a SQLite database with its write-ahead log copy both.
   *
   * @throws IOException if the file cannot be read or the copy not be written
   */
  default Path copy(EvidenceFile file, String name) throws IOException {
    Path copy = temporaryFolder().resolve(name);
    try (SeekableByteChannel in = file.open();
        FileChannel out =
            FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
      while (in.read(buffer) >= 0) {
        checkpoint();
        buffer.flip();
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        buffer.clear();
      }
    }
    return copy;
  }
}
