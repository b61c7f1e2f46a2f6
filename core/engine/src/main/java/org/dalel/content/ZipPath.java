package org.dalel.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pkg.PackageParser;
import org.dalel.content.ContentResult.Status;

/**
 * Reads the members of zip archives by their central directory: all of them, also several of one
 * name.
 *
 * <p>A damaged member does not end the reading. An archive without a readable central directory is
 * left to Tika's parser, which reads from member to member. Thread-safe.
 */
final class ZipPath {
  private final EntryNames names;

  ZipPath(EncodingDetector chain) {
    this.names = new EntryNames(chain);
  }

  /** Whether contents of this parser that begin like this may take this path. */
  static boolean isFor(Parser parser, ContentSource source) throws IOException {
    if (parser.getClass() != PackageParser.class) {
      return false;
    }
    ContentSource.Slice head = source.head(2);
    byte[] data = head.array();
    return head.length() == 2 && data[head.offset()] == 'P' && data[head.offset() + 1] == 'K';
  }

  /** Hands out the members; answers nothing when there is no central directory. */
  Optional<ContentResult> analyze(ContentSource source, String type, ChildDelivery children)
      throws IOException {
    try (ZipFile zip = open(source)) {
      if (zip == null) {
        return Optional.empty();
      }
      return Optional.of(new Reading(zip, type, children).run());
    }
  }

  /** The archive, or null when its directory cannot be read. */
  private static ZipFile open(ContentSource source) {
    try {
      return ZipFile.builder()
          .setSeekableByteChannel(source.channel())
          .setIgnoreLocalFileHeader(false)
          .get();
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** One run over an archive. */
  private final class Reading {
    private final ZipFile zip;
    private final String type;
    private final ChildDelivery children;
    private int readable;
    private int encrypted;
    private Optional<String> failure = Optional.empty();

    Reading(ZipFile zip, String type, ChildDelivery children) {
      this.zip = zip;
      this.type = type;
      this.children = children;
    }

    ContentResult run() throws IOException {
      try {
        Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
        while (entries.hasMoreElements()) {
          ZipArchiveEntry entry = entries.nextElement();
          if (!entry.isDirectory()) {
            deliver(entry);
          }
        }
      } catch (LimitReachedException e) {
        return result(Status.TRUNCATED, Optional.of(e.getMessage()));
      }
      if (encrypted > 0 && readable == 0) {
        return result(Status.ENCRYPTED, Optional.of(encrypted + " encrypted members"));
      }
      return result(failure.isPresent() ? Status.FAILED : Status.PARSED, failure);
    }

    private void deliver(ZipArchiveEntry entry) throws IOException, LimitReachedException {
      EmbeddedChild child = describe(entry);
      if (child.state() == EmbeddedChild.State.ENCRYPTED) {
        encrypted++;
        children.deliver(child);
        return;
      }
      readable++;
      Optional<InputStream> content = content(entry, child);
      if (content.isEmpty()) {
        children.deliver(child.withState(EmbeddedChild.State.UNREADABLE));
        return;
      }
      try (InputStream in = content.get()) {
        children.deliver(child, new CheckedEntry(in, entry.getCrc()));
      } catch (IOException | RuntimeException e) {
        children.rethrowSinkFailure();
        fail(child, FailureMessage.of(e));
      }
    }

    /** The unpacked bytes; nothing when the member's packing or its place is beyond reading. */
    private Optional<InputStream> content(ZipArchiveEntry entry, EmbeddedChild child) {
      try {
        if (zip.canReadEntryData(entry)) {
          return Optional.of(zip.getInputStream(entry));
        }
        fail(child, "a compression method that is read here, found " + entry.getMethod());
      } catch (IOException | RuntimeException | LinkageError e) {
        fail(child, FailureMessage.of(e));
      }
      return Optional.empty();
    }

    private void fail(EmbeddedChild child, String what) {
      if (failure.isEmpty()) {
        failure = Optional.of("member " + child.name() + ": " + what);
      }
    }

    private EmbeddedChild describe(ZipArchiveEntry entry) throws IOException {
      boolean secret = entry.getGeneralPurposeBit().usesEncryption();
      EmbeddedChild.State state =
          secret ? EmbeddedChild.State.ENCRYPTED : EmbeddedChild.State.COMPLETE;
      return new EmbeddedChild(
          children.nextIndex(),
          names.of(entry),
          Optional.empty(),
          instant(entry.getCreationTime()),
          instant(entry.getLastModifiedTime()),
          Optional.empty(),
          state);
    }

    private ContentResult result(Status status, Optional<String> message) {
      return new ContentResult(
          status,
          "",
          false,
          Optional.empty(),
          new TreeMap<>(Map.of(HttpHeaders.CONTENT_TYPE, List.of(type))),
          message);
    }
  }

  private static Optional<Instant> instant(FileTime time) {
    return Optional.ofNullable(time).map(FileTime::toInstant);
  }
}
