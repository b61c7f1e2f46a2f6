package org.dalel.gui.preview;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.view.ViewRow;
import org.dalel.content.ContentSource;
import org.dalel.gui.cases.OpenCase;
import org.dalel.preview.PreviewException;

/**
 * Copies of contents for workers, in a private folder. The last ones are kept, because the next
 * page or the next rows are asked for soon.
 */
final class Copies {
  private static final int KEPT = 12;
  private static final long KEPT_BYTES = 2L << 30;
  private static final long LARGEST = 1L << 30;
  private static final int PART = 1 << 20;

  /** What SQLite calls the write-ahead log of a database, and its index. */
  static final String LOG = "-wal";

  private static final String SHARED_MEMORY = "-shm";

  private record Key(String caseId, String locator, Optional<String> log) {}

  /** A copy and how many use it. */
  private static final class Copy {
    final Path file;
    final long size;
    int users;
    boolean forgotten;

    Copy(Path file, long size) {
      this.file = file;
      this.size = size;
    }
  }

  /** Does something with a copy. */
  @FunctionalInterface
  interface Use<T> {
    T with(Path file) throws IOException;
  }

  private final Path folder;
  private final Map<Key, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);

  Copies(Path folder) {
    this.folder = folder;
  }

  /**
   * Uses a copy of an item's content.
   *
   * @param log the write-ahead log of a database: copied beside, where SQLite looks for it
   * @throws PreviewException when it is larger than 1 GiB
   */
  <T> T use(OpenCase opened, ViewRow row, Optional<ViewRow> log, Use<T> use) throws IOException {
    Copy copy = borrow(opened, row, log);
    try {
      return use.with(copy.file);
    } finally {
      giveBack(copy);
    }
  }

  private Copy borrow(OpenCase opened, ViewRow row, Optional<ViewRow> log) throws IOException {
    Key key =
        new Key(opened.id(), row.locator().toString(), log.map(one -> one.locator().toString()));
    synchronized (copies) {
      Copy known = copies.get(key);
      if (known != null) {
        known.users++;
        return known;
      }
    }
    Copy made = make(opened, row, log);
    synchronized (copies) {
      made.users++;
      Copy other = copies.put(key, made);
      if (other != null) {
        forget(other);
      }
      shrink();
      return made;
    }
  }

  private Copy make(OpenCase opened, ViewRow row, Optional<ViewRow> log) throws IOException {
    Path file = Files.createTempFile(folder, "copy", "");
    boolean whole = false;
    try {
      long size = write(opened, row, file);
      if (log.isPresent()) {
        size += write(opened, log.get(), beside(file, LOG));
      }
      whole = true;
      return new Copy(file, size);
    } finally {
      if (!whole) {
        delete(file);
      }
    }
  }

  private static long write(OpenCase opened, ViewRow row, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return opened.content(contents -> copy(contents.source(row.itemId(), row.locator()), out));
    }
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** Deletes a copy, its log, and what SQLite made beside. */
  private static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(beside(file, LOG));
    Files.deleteIfExists(beside(file, SHARED_MEMORY));
  }

  private static long copy(ContentSource source, OutputStream out) throws IOException {
    if (source.size() > LARGEST) {
      throw new PreviewException("Contents of more than 1 GB are not shown here; see the bytes.");
    }
    byte[] part = new byte[PART];
    long size = 0;
    try (SeekableByteChannel channel = source.channel()) {
      for (int read; (read = channel.read(ByteBuffer.wrap(part))) >= 0; size += read) {
        out.write(part, 0, read);
      }
    }
    return size;
  }

  private void giveBack(Copy copy) throws IOException {
    synchronized (copies) {
      copy.users--;
      if (copy.forgotten && copy.users == 0) {
        delete(copy.file);
      }
    }
  }

  private void shrink() throws IOException {
    long bytes = copies.values().stream().mapToLong(copy -> copy.size).sum();
    Iterator<Copy> eldest = copies.values().iterator();
    while (copies.size() > KEPT || (bytes > KEPT_BYTES && copies.size() > 1)) {
      Copy copy = eldest.next();
      bytes -= copy.size;
      eldest.remove();
      forget(copy);
    }
  }

  private static void forget(Copy copy) throws IOException {
    copy.forgotten = true;
    if (copy.users == 0) {
      delete(copy.file);
    }
  }
}
