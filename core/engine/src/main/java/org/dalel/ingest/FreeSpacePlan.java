package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dalel.evidence.BlockMap;
import org.dalel.evidence.EvidenceRecord;
import org.dalel.evidence.FileSystemRecord;
import org.dalel.evidence.TskMedia;
import org.dalel.tsk.Cancellation;
import org.dalel.tsk.TskException;
import org.dalel.tsk.TskFileSystemInfo;
import org.dalel.tsk.TskImage;

/** Finds out what is free on a piece of media: blocks that no file has, and what is no volume. */
final class FreeSpacePlan {
  private final RunContext context;
  private final EvidenceRecord evidence;

  FreeSpacePlan(RunContext context, EvidenceRecord evidence) {
    this.context = context;
    this.evidence = evidence;
  }

  /** Bytes of the media. */
  private record Extent(long start, long end) {}

  /**
   * The free blocks of a file system.
   *
   * @throws TskException when its allocation cannot be read
   */
  List<FreeRange> freeBlocks(FileSystemRecord fileSystem) throws TskException {
    Cancellation cancellation = new Cancellation();
    try (TskImage image = TskMedia.over(context.image(evidence.id()), this::alive);
        TskMedia.OpenFileSystem open = TskMedia.open(image, fileSystem)) {
      TskFileSystemInfo info = open.fileSystem().info();
      BlockMap taken = new BlockMap();
      open.fileSystem()
          .allocatedBlocks((first, count, flags) -> taken.add(first, count), cancellation);
      FreeRanges ranges = new FreeRanges(evidence.id(), fileSystem);
      long end = Math.min(info.blockCount(), blocksOnMedia(fileSystem));
      taken.forEachGap(end, ranges::add);
      return ranges.all();
    }
  }

  private long blocksOnMedia(FileSystemRecord fileSystem) {
    return Math.max(0, evidence.size() - fileSystem.start()) / fileSystem.blockSize();
  }

  private void alive() {
    context.journal().alive(0);
  }

  /**
   * The bytes that lie in no file system: between volumes and behind them, behind a file system in
   * its volume, and volumes whose content nothing here reads. Encrypted ones are left out: nothing
   * can be recognised in them.
   */
  List<FreeRange> outside(Connection caseDb) throws SQLException {
    FileSystemRecord media = FreeRange.outside(evidence.id());
    FreeRanges ranges = new FreeRanges(evidence.id(), media);
    long unit = media.blockSize();
    long at = 0;
    for (Extent used : used(caseDb)) {
      long first = (at + unit - 1) / unit;
      long last = Math.min(used.start(), evidence.size()) / unit;
      if (last > first) {
        ranges.add(first, last - first);
      }
      at = Math.max(at, used.end());
    }
    return ranges.all();
  }

  /** What is read otherwise, or cannot be read at all, by its start; last the end of the media. */
  private List<Extent> used(Connection caseDb) throws SQLException {
    List<Extent> used = new ArrayList<>();
    String sql =
        "SELECT start, start + block_size * block_count FROM file_system"
            + " WHERE evidence_id = ?1 AND status = 'examined' AND pool_volume IS NULL"
            + " UNION ALL SELECT v.start, v.start + v.length FROM volume v WHERE v.evidence_id = ?1"
            + " AND (v.status = 'encrypted' OR EXISTS (SELECT 1 FROM file_system f"
            + " WHERE f.volume_id = v.id AND (f.pool_volume IS NOT NULL OR f.status = 'encrypted')))";
    try (PreparedStatement query = caseDb.prepareStatement(sql)) {
      query.setLong(1, evidence.id());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          used.add(new Extent(row.getLong(1), row.getLong(2)));
        }
      }
    }
    used.sort(Comparator.comparingLong(Extent::start).thenComparingLong(Extent::end));
    used.add(new Extent(evidence.size(), evidence.size()));
    return used;
  }
}
