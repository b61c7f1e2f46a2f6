package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.dalel.casefile.write.ItemFlags;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.RunList;

/**
 * The files of a file system that have slack, in groups of bounded size. Slack is what a file has
 * on the disk behind the bytes that were written to it: from its initialised size to the end of its
 * blocks. That of deleted files lies in free blocks, that of compressed ones means nothing.
 */
final class SlackGroups {
  private static final int MOST_FILES = 4096;

  private static final String CANDIDATES =
      "SELECT id, path, stream, CASE WHEN init_size >= 0 THEN init_size ELSE size END, alloc_size, runs,"
          + " meta_addr, attr_type, attr_id, coalesce(links, 2) FROM item"
          + " WHERE file_system_id = ? AND id BETWEEN ? AND ? AND state = 'allocated' AND reallocated = 0"
          + " AND runs IS NOT NULL AND size >= 0 AND alloc_size > CASE WHEN init_size >= 0 THEN init_size ELSE size END"
          + " AND (flags & "
          + (ItemFlags.COMPRESSED | ItemFlags.POOL | ItemFlags.RANGE)
          + ") = 0 ORDER BY id";

  private final EvidenceRecord evidence;
  private final FileSystemRecord fileSystem;
  private final List<Group> groups = new ArrayList<>();
  private long firstId;
  private long lastId;
  private long bytes;
  private int files;

  private SlackGroups(EvidenceRecord evidence, FileSystemRecord fileSystem) {
    this.evidence = evidence;
    this.fileSystem = fileSystem;
  }

  /**
   * Files that follow each other in the case.
   *
   * @param itemId row id of the group; 0 before it has one
   * @param fileSystem in which they lie
   * @param path under which the group is listed
   * @param firstId row id of the first file
   * @param lastId row id of the last file
   * @param from for a single file with much slack: the first of its slack bytes that is meant
   * @param size bytes of slack
   */
  record Group(
      long itemId,
      FileSystemRecord fileSystem,
      String path,
      long firstId,
      long lastId,
      long from,
      long size) {
    Group withId(long id) {
      return new Group(id, fileSystem, path, firstId, lastId, from, size);
    }
  }

  /**
   * Slack of a file that lies in one piece.
   *
   * @param position of its first byte, counted from the start of the file
   * @param media byte of the media at which it lies
   * @param length bytes
   */
  record Piece(long position, long media, long length) {}

  /** A file with its slack. */
  record File(long itemId, String path, List<Piece> pieces) {
    /** Byte of the media at a position of its slack. */
    OptionalLong mediaAt(long position) {
      return pieces.stream()
          .filter(one -> position >= one.position() && position < one.position() + one.length())
          .mapToLong(one -> one.media() + position - one.position())
          .findFirst();
    }

    long bytes() {
      return pieces.stream().mapToLong(Piece::length).sum();
    }
  }

  /** Takes the files one after the other. */
  @FunctionalInterface
  interface Visitor {
    void file(File file) throws SQLException;
  }

  /** All groups of a file system; the same for the same files. */
  static List<Group> of(Connection caseDb, EvidenceRecord evidence, FileSystemRecord fileSystem)
      throws SQLException {
    SlackGroups all = new SlackGroups(evidence, fileSystem);
    all.visit(caseDb, 0, Long.MAX_VALUE, all::add);
    all.close();
    return List.copyOf(all.groups);
  }

  /** The files of a group. */
  static void forEach(Connection caseDb, EvidenceRecord evidence, Group group, Visitor visitor)
      throws SQLException {
    new SlackGroups(evidence, group.fileSystem())
        .visit(caseDb, group.firstId(), group.lastId(), visitor);
  }

  private void visit(Connection caseDb, long first, long last, Visitor visitor)
      throws SQLException {
    Set<Integer> seen = new HashSet<>();
    try (PreparedStatement query = caseDb.prepareStatement(CANDIDATES)) {
      query.setLong(1, fileSystem.id());
      query.setLong(2, first);
      query.setLong(3, last);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          List<Piece> pieces =
              pieces(RunList.decode(row.getBytes(6)), row.getLong(4), row.getLong(5));
          boolean linked = row.getLong(10) > 1;
          int content = Objects.hash(row.getLong(7), row.getLong(8), row.getLong(9), pieces);
          if (!pieces.isEmpty() && (!linked || seen.add(content))) {
            String stream = row.getString(3);
            visitor.file(
                new File(
                    row.getLong(1),
                    row.getString(2) + (stream == null ? "" : ":" + stream),
                    pieces));
          }
        }
      }
    }
  }

  /** What lies on the disk of the bytes from one position of a file to another. */
  private List<Piece> pieces(RunList runs, long from, long to) {
    List<Piece> pieces = new ArrayList<>();
    long at = -runs.skip();
    for (RunList.Run run : runs.runs()) {
      long length = run.length() * fileSystem.blockSize();
      long first = Math.max(at, from);
      long last = Math.min(at + length, to);
      long media = fileSystem.start() + run.block() * fileSystem.blockSize() + first - at;
      if (run.onDisk() && last > first && media + last - first <= evidence.size()) {
        pieces.add(new Piece(first, media, last - first));
      }
      at += length;
    }
    return pieces;
  }

  private void add(File file) {
    long slack = file.bytes();
    if (files == MOST_FILES || bytes + slack > FreeRange.BYTES) {
      close();
    }
    if (slack > FreeRange.BYTES) {
      for (long from = 0; from < slack; from += FreeRange.BYTES) {
        group(file.itemId(), file.itemId(), from, Math.min(FreeRange.BYTES, slack - from));
      }
      return;
    }
    firstId = files == 0 ? file.itemId() : firstId;
    lastId = file.itemId();
    bytes += slack;
    files++;
  }

  private void close() {
    if (files > 0) {
      group(firstId, lastId, 0, bytes);
    }
    files = 0;
    bytes = 0;
  }

  private void group(long first, long last, long from, long size) {
    String path = "%s%08d".formatted(FreeRange.SLACK, groups.size() + 1);
    groups.add(new Group(0, fileSystem, path, first, last, from, size));
  }
}
