package org.dalel.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ContainerEntry;
import org.dalel.api.EvidenceFile;
import org.dalel.casefile.write.ContentOutcome;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.ContentStatus;
import org.dalel.casefile.write.EmbeddedRow;
import org.dalel.casefile.write.ExamStatus;
import org.dalel.casefile.write.Owner;
import org.dalel.content.AnalysisContext;
import org.dalel.content.EmbeddedChild;
import org.dalel.evidence.EscapedName;

/**
 * The documents in one content as they are listed, and the limits on them: depth, number and bytes,
 * counted as if the content stood alone.
 */
final class EmbeddedTally {
  /** Containers in each other that are opened. */
  static final int DEEPEST = 64;

  /** However small the container. */
  private static final long COUNT_ALWAYS = 200_000;

  /** Large containers, such as the file system of a telephone, may hold more: one each so many. */
  private static final long BYTES_FOR_ONE_MORE = 4096;

  private static final long COUNT_MOST = 2_000_000;
  private static final long BYTES_ALWAYS = 256L << 20;
  private static final long BYTES_FOR_EACH = 250;
  private static final long BYTES_MOST = 16L << 30;
  private static final long TIMES_IN_A_LARGE_ONE = 16;
  private static final long LAST_SECOND = Long.MAX_VALUE / 1_000_000_000L;
  private static final long FIRST_SECOND = -LAST_SECOND;
  private static final String TOO_DEEP = "documents are nested deeper than " + DEEPEST;
  private static final ContentOutcome NOTHING = ContentOutcome.leaf(ContentStatus.PARSED);

  private final long containerBytes;
  private long bytesAllowed;
  private long countAllowed;
  private long besideBytes;
  private long besideCount;
  private final List<EmbeddedRow> rows = new ArrayList<>();
  private long count;
  private long bytes;
  private int height;
  private Optional<String> limit = Optional.empty();

  /**
   * @param containerBytes size of the content: a larger one may hold more
   */
  EmbeddedTally(long containerBytes) {
    this.containerBytes = containerBytes;
    allow();
  }

  /** What lies beside the container is as good as in it. */
  private void allow() {
    bytesAllowed = bytesAllowed(containerBytes + besideBytes);
    countAllowed =
        Math.min(
            COUNT_MOST,
            Math.max(COUNT_ALWAYS, (containerBytes + besideBytes) / BYTES_FOR_ONE_MORE)
                + besideCount);
  }

  /** How many bytes a container may hold, counted at all depths. */
  static long bytesAllowed(long containerBytes) {
    long large =
        containerBytes > Long.MAX_VALUE / 2 / TIMES_IN_A_LARGE_ONE
            ? Long.MAX_VALUE / 2
            : containerBytes * TIMES_IN_A_LARGE_ONE;
    long small =
        containerBytes > BYTES_MOST
            ? BYTES_MOST
            : Math.min(BYTES_MOST, BYTES_ALWAYS + BYTES_FOR_EACH * containerBytes);
    return Math.max(small, large);
  }

  /** The name under which an embedded document is listed. */
  static String shownName(EmbeddedChild child) {
    String name =
        child.name().isEmpty()
            ? child.relationshipId().orElse("embedded-" + child.index())
            : child.name();
    return EscapedName.ofPath(name);
  }

  /** What the parser may hand out. */
  AnalysisContext forParser(long textLimit) {
    int text = (int) Math.min(Integer.MAX_VALUE - 16, textLimit);
    return new AnalysisContext(
        text, (int) countAllowed, bytesAllowed, bytesAllowed, Long.MAX_VALUE / 4);
  }

  /** Lists a folder, a link or something else without content. */
  void addBare(EmbeddedChild child) {
    add(child, -1, null, ExamStatus.EXAMINED, Optional.empty(), NOTHING);
  }

  /** Lists a document that is not looked into. */
  void add(EmbeddedChild child, long size, ExamStatus status, String why) {
    add(child, size, null, status, Optional.of(why), NOTHING);
  }

  /** Lists a document for which the depth does not suffice. */
  void addTooDeep(EmbeddedChild child, long size) {
    limit = Optional.of(TOO_DEEP);
    add(child, size, ExamStatus.SKIPPED, TOO_DEEP);
  }

  /**
   * Lists a document. Every row counts, with what is inside it, as often as it will be listed.
   *
   * @param size bytes; -1 when unknown
   * @param content what it is; null when it was not looked into
   * @param inside what is in it
   */
  void add(
      EmbeddedChild child,
      long size,
      ContentRef content,
      ExamStatus status,
      Optional<String> why,
      ContentOutcome inside) {
    rows.add(
        new EmbeddedRow(
            child.index(),
            shownName(child),
            kind(child.entry().kind()),
            size,
            facts(child.entry()),
            content,
            status,
            why,
            child.beside().map(EmbeddedTally::placeOf)));
    if (child.beside().isPresent()) {
      besideBytes += Math.max(0, child.beside().get().size());
      besideCount++;
      allow();
    }
    count += 1 + inside.count();
    bytes += Math.max(0, size) + inside.bytes();
    height = Math.max(height, inside.height() + 1);
    if (height > DEEPEST) {
      limit = Optional.of(TOO_DEEP);
    } else if (count > countAllowed) {
      limit =
          Optional.of(
              "expected at most "
                  + countAllowed
                  + " embedded documents, found more; the rest is not listed");
    } else if (bytes > bytesAllowed) {
      limit =
          Optional.of(
              "expected at most "
                  + bytesAllowed
                  + " bytes inside "
                  + containerBytes
                  + " bytes, found more; the rest is not listed");
    }
  }

  /** The limit that was met, if one was: nothing more is to be handed out then. */
  Optional<String> limit() {
    return limit;
  }

  List<EmbeddedRow> rows() {
    return rows;
  }

  /** What the content and all in it came to. */
  ContentOutcome outcome(ContentStatus status) {
    return new ContentOutcome(status, count, bytes, height);
  }

  private static Owner placeOf(EvidenceFile file) {
    if (file instanceof ItemFile item) {
      return Owner.item(item.item().work().id());
    }
    if (file instanceof EntryFile entry) {
      return Owner.entry(entry.container(), entry.entry().position());
    }
    throw new IllegalArgumentException("expected a file of the case, found " + file.getClass());
  }

  private static String kind(ContainerEntry.Kind kind) {
    return switch (kind) {
      case FILE -> "embedded";
      case FOLDER -> "dir";
      case LINK -> "link";
      case OTHER -> "other";
    };
  }

  private static EmbeddedRow.Facts facts(ContainerEntry entry) {
    return new EmbeddedRow.Facts(
        nanos(entry.modified()),
        nanos(entry.accessed()),
        nanos(entry.changed()),
        nanos(entry.created()),
        entry.mode().isPresent() ? (long) entry.mode().getAsInt() : null,
        entry.uid().isPresent() ? entry.uid().getAsLong() : null,
        entry.gid().isPresent() ? entry.gid().getAsLong() : null,
        entry.linkTarget().map(EscapedName::ofPath).orElse(null));
  }

  /** Null for a time that a case cannot hold, before 1677 or after 2262. */
  private static Long nanos(Optional<Instant> time) {
    return time.filter(t -> t.getEpochSecond() > FIRST_SECOND && t.getEpochSecond() < LAST_SECOND)
        .map(t -> t.getEpochSecond() * 1_000_000_000L + t.getNano())
        .orElse(null);
  }
}
