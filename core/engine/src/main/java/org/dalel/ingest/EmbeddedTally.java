package org.dalel.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.write.ContentOutcome;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.ContentStatus;
import org.dalel.casefile.write.EmbeddedRow;
import org.dalel.casefile.write.ExamStatus;
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

  private static final long MOST_INSIDE = 200_000;
  private static final long BYTES_ALWAYS = 256L << 20;
  private static final long BYTES_FOR_EACH = 250;
  private static final long BYTES_MOST = 16L << 30;
  private static final String TOO_DEEP = "documents are nested deeper than " + DEEPEST;
  private static final ContentOutcome NOTHING = ContentOutcome.leaf(ContentStatus.PARSED);

  private final long containerBytes;
  private final long bytesAllowed;
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
    this.bytesAllowed = Math.min(BYTES_MOST, BYTES_ALWAYS + BYTES_FOR_EACH * containerBytes);
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
        text, (int) MOST_INSIDE, bytesAllowed, bytesAllowed, Long.MAX_VALUE / 4);
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
            size,
            child.modified().map(EmbeddedTally::nanos).orElse(null),
            child.created().map(EmbeddedTally::nanos).orElse(null),
            content,
            status,
            why));
    count += 1 + inside.count();
    bytes += Math.max(0, size) + inside.bytes();
    height = Math.max(height, inside.height() + 1);
    if (height > DEEPEST) {
      limit = Optional.of(TOO_DEEP);
    } else if (count > MOST_INSIDE) {
      limit =
          Optional.of(
              "expected at most "
                  + MOST_INSIDE
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

  private static Long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
