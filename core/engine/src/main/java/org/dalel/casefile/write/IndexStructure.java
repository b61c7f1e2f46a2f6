package org.dalel.casefile.write;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The structure record of a full-text index with {@code contentless_delete}: which segments there
 * are, level by level (FTS5's "V2" form, described in SQLite's {@code fts5_index.c}).
 */
final class IndexStructure {
  private static final int V2 = 0xff000001;

  private final int cookie;
  private final long writeCounter;
  private final List<Level> levels = new ArrayList<>();

  /** Segments of about the same age, the oldest first; the first of them may be being merged. */
  private record Level(int merging, List<Segment> segments) {}

  /**
   * A segment.
   *
   * @param id from 1
   * @param firstLeaf number of its first leaf
   * @param lastLeaf number of its last leaf
   * @param firstOrigin of the oldest documents in it
   * @param lastOrigin of the youngest documents in it
   * @param tombstonePages pages with documents that were deleted since
   * @param tombstones documents that were deleted since
   * @param documents documents in it
   */
  record Segment(
      int id,
      int firstLeaf,
      int lastLeaf,
      long firstOrigin,
      long lastOrigin,
      int tombstonePages,
      long tombstones,
      long documents) {}

  private IndexStructure(int cookie, long writeCounter) {
    this.cookie = cookie;
    this.writeCounter = writeCounter;
  }

  /**
   * Reads the record.
   *
   * @throws IllegalStateException for a record of another form
   */
  static IndexStructure read(byte[] block) {
    ByteBuffer in = ByteBuffer.wrap(block);
    int cookie = in.getInt();
    int form = in.getInt();
    if (form != V2) {
      throw new IllegalStateException(
          "full-text index: expected a structure of form %08x, found %08x".formatted(V2, form));
    }
    int levels = (int) IndexNumber.get(in);
    IndexNumber.get(in); // the number of segments follows from the levels
    IndexStructure structure = new IndexStructure(cookie, IndexNumber.get(in));
    for (int i = 0; i < levels; i++) {
      int merging = (int) IndexNumber.get(in);
      int count = (int) IndexNumber.get(in);
      List<Segment> segments = new ArrayList<>();
      for (int s = 0; s < count; s++) {
        segments.add(segment(in));
      }
      structure.levels.add(new Level(merging, segments));
    }
    return structure;
  }

  private static Segment segment(ByteBuffer in) {
    return new Segment(
        (int) IndexNumber.get(in),
        (int) IndexNumber.get(in),
        (int) IndexNumber.get(in),
        IndexNumber.get(in),
        IndexNumber.get(in),
        (int) IndexNumber.get(in),
        IndexNumber.get(in),
        IndexNumber.get(in));
  }

  /** The record. */
  byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(8).putInt(cookie).putInt(V2).array());
    IndexNumber.put(out, levels.size());
    IndexNumber.put(out, levels.stream().mapToInt(level -> level.segments().size()).sum());
    IndexNumber.put(out, writeCounter);
    for (Level level : levels) {
      IndexNumber.put(out, level.merging());
      IndexNumber.put(out, level.segments().size());
      for (Segment segment : level.segments()) {
        IndexNumber.put(out, segment.id());
        IndexNumber.put(out, segment.firstLeaf());
        IndexNumber.put(out, segment.lastLeaf());
        IndexNumber.put(out, segment.firstOrigin());
        IndexNumber.put(out, segment.lastOrigin());
        IndexNumber.put(out, segment.tombstonePages());
        IndexNumber.put(out, segment.tombstones());
        IndexNumber.put(out, segment.documents());
      }
    }
    return out.toByteArray();
  }

  /** The origin of documents that are added now. */
  long nextOrigin() {
    long last = 0;
    for (Level level : levels) {
      for (Segment segment : level.segments()) {
        last = Math.max(last, segment.lastOrigin());
      }
    }
    return last + 1;
  }

  /** The least id that no segment has. */
  int freeId() {
    int id = 1;
    while (isUsed(id)) {
      id++;
    }
    return id;
  }

  private boolean isUsed(int id) {
    return levels.stream()
        .flatMap(level -> level.segments().stream())
        .anyMatch(segment -> segment.id() == id);
  }

  /** Segments that were written and not merged with others yet. */
  int unmerged() {
    return levels.isEmpty() ? 0 : levels.get(0).segments().size();
  }

  /** Whether a merge was begun and has not ended. */
  boolean isMerging() {
    return levels.stream().anyMatch(level -> level.merging() > 0);
  }

  /** This structure with a new segment. */
  IndexStructure with(Segment segment) {
    IndexStructure grown =
        new IndexStructure(cookie, writeCounter + segment.lastLeaf() - segment.firstLeaf() + 1);
    grown.levels.addAll(levels);
    Level first = levels.isEmpty() ? new Level(0, List.of()) : levels.get(0);
    List<Segment> segments = new ArrayList<>(first.segments());
    segments.add(segment);
    if (levels.isEmpty()) {
      grown.levels.add(new Level(0, segments));
    } else {
      grown.levels.set(0, new Level(first.merging(), segments));
    }
    return grown;
  }
}
