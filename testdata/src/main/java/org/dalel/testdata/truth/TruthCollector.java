package org.dalel.testdata.truth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.testdata.fs.Fate;
import org.dalel.testdata.fs.Ledger;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Facts;

/** Turns what the writers report for one volume into rows and planted facts. */
public final class TruthCollector implements Ledger {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final long volumeOffset;
  private final List<TruthRow> rows = new ArrayList<>();
  private final List<Truth.Planted> planted = new ArrayList<>();
  private final List<Truth.Lost> lost = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final Map<Document, Digests> known = new HashMap<>();
  private long metadataFrom;
  private long metadataTo;

  /** For the volume at this byte offset. */
  public TruthCollector(long volumeOffset) {
    this.volumeOffset = volumeOffset;
  }

  /** A time as the truth table writes it. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  @Override
  public void line(Line line) {
    boolean hashed = line.kind().equals("file");
    Optional<Document> document = line.document().filter(each -> hashed);
    Optional<Digests> digests = document.map(this::digests);
    String state = line.deleted() ? "deleted" : "allocated";
    rows.add(
        new TruthRow(
            volumeOffset,
            line.path(),
            line.stream(),
            line.address().map(String::valueOf).orElse(""),
            line.kind(),
            state,
            document.map(each -> String.valueOf(each.content().size())).orElse(""),
            digests.map(Digests::md5).orElse(""),
            digests.map(Digests::sha1).orElse(""),
            digests.map(Digests::sha256).orElse(""),
            time(line.modified()),
            document.map(Document::type).orElse("")));
    Facts facts = document.map(Document::facts).orElse(Facts.NONE);
    if (!facts.isEmpty()) {
      planted.add(new Truth.Planted(volumeOffset, line.path(), line.stream(), state, facts));
    }
    if (line.deleted() && hashed) {
      String fate = line.fate().orElse(Fate.INTACT).key();
      lost.add(new Truth.Lost(volumeOffset, line.path(), line.stream(), fate, line.fragmented()));
    }
  }

  private Digests digests(Document document) {
    return document.content().size() < 1 << 16
        ? Digests.of(document.content())
        : known.computeIfAbsent(document, each -> Digests.of(each.content()));
  }

  @Override
  public void skip(String what) {
    skipped.add(what);
  }

  @Override
  public void metadata(long from, long to) {
    metadataFrom = volumeOffset + from;
    metadataTo = volumeOffset + to;
  }

  /** Byte offset of the volume. */
  public long volumeOffset() {
    return volumeOffset;
  }

  /** Start of the main metadata structure in the image; 0 when there is none. */
  public long metadataFrom() {
    return metadataFrom;
  }

  /** End of the main metadata structure in the image. */
  public long metadataTo() {
    return metadataTo;
  }

  /** The rows so far. */
  public List<TruthRow> rows() {
    return rows;
  }

  /** What was planted so far. */
  public List<Truth.Planted> planted() {
    return planted;
  }

  /** Deleted content so far. */
  public List<Truth.Lost> lost() {
    return lost;
  }

  /** What was left out so far. */
  public List<String> skipped() {
    return skipped;
  }
}
