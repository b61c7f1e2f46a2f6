package org.dalel.content.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.sevenzip.SevenZipHeader;

/** Reads 7z archives, solid ones from their beginning, with Commons Compress. */
public final class SevenZipReader implements ContainerReader {
  private static final int UNIX_EXTENSION = 0x8000;
  private static final int UNIX_TYPE = 0170000;
  private static final int UNIX_LINK = 0120000;
  private static final int LONGEST_TARGET = 4096;

  @Override
  public ContainerDescription description() {
    return ContainerDescription.of(
        "seven-zip", "1.0.0", Interest.magic(new Magic(0, "377abcaf271c")));
  }

  @Override
  public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws Exception {
    if (isCut(container, sink)) {
      return true;
    }
    Optional<String> password = password(container, context, sink);
    try (SevenZFile archive = SevenZipLock.open(container.open(), password)) {
      new Walk(archive, sink, password.isPresent()).run(context);
    } catch (PasswordRequiredException e) {
      sink.encrypted(ContainerEntry.file("").build()); // the names are encrypted too
    }
    return true;
  }

  /** Whether the header, which stands at the end, is not there; says so. */
  private static boolean isCut(EvidenceFile container, EntrySink sink) throws IOException {
    try (ByteSource bytes = ByteSource.of(container.open())) {
      long end = SevenZipHeader.end(bytes);
      if (end <= bytes.size()) {
        return false;
      }
      sink.problem(
          new Position.WholeItem(),
          "expected a 7z archive of "
              + end
              + " bytes, as its beginning says, found "
              + bytes.size()
              + ": it is cut off, or the first of several volumes (.7z.001, .7z.002, ...); put them"
              + " together with cat and process the whole");
      return true;
    } catch (FormatException e) {
      return false; // for the one that reads it to say
    }
  }

  private static Optional<String> password(
      EvidenceFile container, ExtractionContext context, EntrySink sink) throws Exception {
    try {
      Optional<SevenZipLock> lock = SevenZipLock.of(container, context);
      return lock.isPresent() ? lock.get().password() : Optional.empty();
    } catch (SevenZipLock.TooCostlyException e) {
      sink.problem(new Position.WholeItem(), e.getMessage());
      return Optional.empty();
    } catch (FormatException e) {
      return Optional.empty(); // a header that is damaged, or packed in an unusual way
    }
  }

  /** One way through an archive. */
  private static final class Walk {
    private final SevenZFile archive;
    private final EntrySink sink;
    private final boolean open;

    /** What kept the block from being opened in which the entries stand now. */
    private Optional<IOException> closed = Optional.empty();

    Walk(SevenZFile archive, EntrySink sink, boolean open) {
      this.archive = archive;
      this.sink = sink;
      this.open = open;
    }

    void run(ExtractionContext context) throws IOException {
      for (SevenZArchiveEntry entry : archive.getEntries()) {
        context.checkpoint();
        try {
          archive.getNextEntry();
          if (entry.getContentMethods() != null) {
            closed = Optional.empty();
          }
        } catch (IOException | RuntimeException e) {
          note(e);
        }
        give(entry);
      }
    }

    /** What follows in the same block fails without a reason of its own. */
    private void note(Exception e) {
      if (e instanceof IOException reason) {
        closed = Optional.of(reason);
      } else if (closed.isEmpty()) {
        closed = Optional.of(new IOException(e));
      }
    }

    private void give(SevenZArchiveEntry entry) throws IOException {
      String name = entry.getName() == null ? "" : entry.getName();
      ContainerEntry file = describe(entry, ContainerEntry.file(name)).build();
      if (entry.isAntiItem()) {
        sink.bare(describe(entry, ContainerEntry.other(name)).build());
      } else if (entry.isDirectory()) {
        sink.bare(describe(entry, ContainerEntry.folder(name)).build());
      } else if (!entry.hasStream()) {
        sink.file(file, InputStream::nullInputStream);
      } else if (isEncrypted(entry)) {
        sink.encrypted(file);
      } else if (closed.isPresent()) {
        sink.unreadable(file, "expected a block that can be opened, found: " + reason());
      } else if (isLink(entry)) {
        link(archive, entry, name, sink);
      } else {
        sink.file(withSum(entry, name), () -> new Content(archive));
      }
    }

    private String reason() {
      String message = closed.orElseThrow().getMessage();
      return message == null ? closed.orElseThrow().getClass().getSimpleName() : message;
    }

    private boolean isEncrypted(SevenZArchiveEntry entry) {
      return closed.filter(PasswordRequiredException.class::isInstance).isPresent()
          || !open && SevenZipLock.isEncrypted(entry);
    }
  }

  private static ContainerEntry withSum(SevenZArchiveEntry entry, String name) {
    ContainerEntry.Builder file = describe(entry, ContainerEntry.file(name));
    if (entry.getHasCrc()) {
      file.crc32(entry.getCrcValue());
    }
    return file.build();
  }

  private static void link(
      SevenZFile archive, SevenZArchiveEntry entry, String name, EntrySink sink)
      throws IOException {
    byte[] target = new Content(archive).readNBytes(LONGEST_TARGET);
    String leadsTo = new String(target, java.nio.charset.StandardCharsets.UTF_8);
    sink.bare(describe(entry, ContainerEntry.link(name, leadsTo)).build());
  }

  private static boolean isLink(SevenZArchiveEntry entry) {
    return (unixMode(entry) & UNIX_TYPE) == UNIX_LINK && entry.getSize() <= LONGEST_TARGET;
  }

  /** p7zip keeps the mode in the upper half of the attributes. */
  private static int unixMode(SevenZArchiveEntry entry) {
    boolean unix =
        entry.getHasWindowsAttributes() && (entry.getWindowsAttributes() & UNIX_EXTENSION) != 0;
    return unix ? entry.getWindowsAttributes() >>> 16 : 0;
  }

  private static ContainerEntry.Builder describe(
      SevenZArchiveEntry entry, ContainerEntry.Builder described) {
    if (entry.getHasLastModifiedDate()) {
      described.modified(instant(entry.getLastModifiedTime()));
    }
    if (entry.getHasAccessDate()) {
      described.accessed(instant(entry.getAccessTime()));
    }
    if (entry.getHasCreationDate()) {
      described.created(instant(entry.getCreationTime()));
    }
    if (unixMode(entry) != 0) {
      described.mode(unixMode(entry));
    }
    return described;
  }

  private static java.time.Instant instant(FileTime time) {
    return time.toInstant();
  }

  /** The content of the entry at which the archive stands. */
  private static final class Content extends InputStream {
    private final SevenZFile archive;

    Content(SevenZFile archive) {
      this.archive = archive;
    }

    @Override
    public int read() throws IOException {
      return archive.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return archive.read(buffer, offset, length);
    }
  }
}
