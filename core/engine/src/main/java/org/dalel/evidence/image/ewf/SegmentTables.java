package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.evidence.image.PositionalFile;

/** Gathers the tables of one segment, and the places where one may be lost. */
final class SegmentTables {

  private final PositionalFile file;
  private final int segment;
  private final long fileSize;
  private final int chunkSize;
  private final List<String> remarks;
  private final TableReader reader;
  private final List<Optional<EwfTable>> pieces = new ArrayList<>();
  private Optional<EwfSection> sectors = Optional.empty();
  private Optional<EwfSection> table = Optional.empty();

  private SegmentTables(
      PositionalFile file, int segment, long fileSize, int chunkSize, List<String> remarks) {
    this.file = file;
    this.segment = segment;
    this.fileSize = fileSize;
    this.chunkSize = chunkSize;
    this.remarks = remarks;
    this.reader = new TableReader(file, segment, fileSize, remarks);
  }

  /** The tables in order; empty where chunks may lie that no table knows. */
  static List<Optional<EwfTable>> gather(
      PositionalFile file,
      int segment,
      List<EwfSection> sections,
      int chunkSize,
      List<String> remarks)
      throws IOException {
    SegmentTables tables = new SegmentTables(file, segment, file.size(), chunkSize, remarks);
    for (EwfSection section : sections) {
      tables.take(section);
    }
    tables.endOfTable(Optional.empty());
    tables.endOfSectors(tables.fileSize);
    return tables.pieces;
  }

  private void take(EwfSection section) throws IOException {
    switch (section.type()) {
      case "table2" -> {
        endOfTable(Optional.of(section));
        return;
      }
      case SectionChain.LOST -> {
        endOfTable(Optional.empty());
        pieces.add(Optional.empty());
        return;
      }
      case "table" -> {
        endOfTable(Optional.empty());
        table = Optional.of(section);
      }
      default -> {
        endOfTable(Optional.empty());
        endOfSectors(section.offset());
      }
    }
    if (section.type().equals("sectors")) {
      sectors = Optional.of(section);
    }
  }

  private void endOfTable(Optional<EwfSection> copy) throws IOException {
    if (table.isPresent() || copy.isPresent()) {
      Optional<EwfTable> read = reader.read(table, copy, sectors.isPresent());
      if (read.isPresent()) {
        pieces.add(read);
        sectors = Optional.empty();
      } else if (sectors.isEmpty()) {
        pieces.add(Optional.empty());
      }
      table = Optional.empty();
    }
  }

  /** Sectors that no table followed. */
  private void endOfSectors(long end) throws IOException {
    if (sectors.isEmpty()) {
      return;
    }
    EwfSection section = sectors.get();
    sectors = Optional.empty();
    Optional<EwfTable> walked = ChunkWalk.walk(file, segment, section.dataOffset(), end, chunkSize);
    remarks.add(
        String.format(
            "%s: expected a table for the sectors section at 0x%x, found none; %d chunks were found"
                + " by their checksums instead",
            file.path().getFileName(), section.offset(), walked.map(EwfTable::count).orElse(0)));
    walked.ifPresent(found -> pieces.add(walked));
    pieces.add(Optional.empty());
  }
}
