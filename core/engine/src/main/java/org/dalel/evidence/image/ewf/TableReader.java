package org.dalel.evidence.image.ewf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.dalel.evidence.image.PositionalFile;

/**
 * Reads and checks the tables of one segment file, and takes the copy where the first is damaged.
 */
final class TableReader {

  private static final int CHECKED_HEADER = 20;
  private static final int CHECKSUM = 4;

  private final PositionalFile file;
  private final int segment;
  private final long fileSize;
  private final List<String> remarks;

  TableReader(PositionalFile file, int segment, long fileSize, List<String> remarks) {
    this.file = file;
    this.segment = segment;
    this.fileSize = fileSize;
    this.remarks = remarks;
  }

  /** One stored table: where, how long, and how far its checksums hold. */
  private record Stored(
      EwfSection section, int count, long base, boolean headerIntact, boolean entriesIntact) {

    long entries() {
      return section.dataOffset() + EwfTable.HEADER;
    }

    long entriesEnd() {
      return entries() + (long) count * EwfTable.ENTRY;
    }
  }

  /** The table of a section pair; empty when neither copy has a readable header. */
  Optional<EwfTable> read(
      Optional<EwfSection> table, Optional<EwfSection> copy, boolean sectorsBefore)
      throws IOException {
    Optional<Stored> first =
        table.isPresent() ? stored(table.get(), sectorsBefore) : Optional.empty();
    if (first.isPresent() && first.get().headerIntact() && first.get().entriesIntact()) {
      Optional<Stored> second =
          copy.isPresent() ? stored(copy.get(), sectorsBefore) : Optional.empty();
      return Optional.of(build(first.get(), second));
    }
    Optional<Stored> second =
        copy.isPresent() ? stored(copy.get(), sectorsBefore) : Optional.empty();
    if (second.isPresent() && better(second.get(), first)) {
      remark(
          table, "damaged", "its copy at 0x%x is used".formatted(second.get().section().offset()));
      return Optional.of(build(second.get(), first));
    }
    if (first.isEmpty()) {
      return Optional.empty();
    }
    remark(table, "damaged, and no better copy", "each chunk is checked by its own checksum");
    return Optional.of(build(first.get(), second));
  }

  private static boolean better(Stored copy, Optional<Stored> first) {
    return first.isEmpty()
        || copy.headerIntact() && !first.get().headerIntact()
        || copy.headerIntact() && copy.entriesIntact();
  }

  private EwfTable build(Stored used, Optional<Stored> other) throws IOException {
    boolean inline = isInline(used);
    long dataEnd =
        inline ? used.section().end(fileSize) : Math.min(fileSize, firstOffset(used, other));
    long alternate =
        other.filter(copy -> copy.count() == used.count()).map(Stored::entries).orElse(-1L);
    int wideFrom = used.count();
    if (dataEnd - used.base() > Integer.MAX_VALUE) {
      wideFrom = EwfTable.wideFrom(EwfTable.readEntries(file, used.entries(), used.count()));
    }
    return new EwfTable(
        segment,
        used.count(),
        used.base(),
        used.entries(),
        alternate,
        dataEnd,
        wideFrom,
        new int[0]);
  }

  /** The chunks lie before their tables. */
  private static long firstOffset(Stored used, Optional<Stored> other) {
    long own = used.section().offset();
    return other.map(copy -> Math.min(own, copy.section().offset())).orElse(own);
  }

  private boolean isInline(Stored stored) {
    return stored.section().end(fileSize) - stored.entriesEnd() > CHECKSUM;
  }

  /**
   * Of a damaged header the number of entries is not believed but taken from the section's size.
   */
  private Optional<Stored> stored(EwfSection section, boolean sectorsBefore) throws IOException {
    ByteBuffer header = file.read(section.dataOffset(), EwfTable.HEADER);
    if (header.remaining() < EwfTable.HEADER) {
      return Optional.empty();
    }
    long room = section.end(fileSize) - section.dataOffset() - EwfTable.HEADER;
    long count = Integer.toUnsignedLong(header.getInt(0));
    boolean intact =
        EwfSection.adler(header, 0, CHECKED_HEADER)
                == Integer.toUnsignedLong(header.getInt(CHECKED_HEADER))
            && count * EwfTable.ENTRY <= room;
    if (!intact) {
      count = sectorsBefore ? (room - CHECKSUM) / EwfTable.ENTRY : 0;
    }
    if (count <= 0 && !intact || count > Integer.MAX_VALUE / 8) {
      return Optional.empty();
    }
    Stored stored = new Stored(section, (int) count, header.getLong(8), intact, false);
    boolean entriesIntact = isInline(stored) || entriesIntact(stored);
    return Optional.of(new Stored(section, (int) count, stored.base(), intact, entriesIntact));
  }

  private boolean entriesIntact(Stored stored) throws IOException {
    int length = stored.count() * EwfTable.ENTRY;
    ByteBuffer bytes = file.read(stored.entries(), length + CHECKSUM);
    return bytes.remaining() == length + CHECKSUM
        && EwfSection.adler(bytes, 0, length) == Integer.toUnsignedLong(bytes.getInt(length));
  }

  private void remark(Optional<EwfSection> table, String found, String now) {
    remarks.add(
        String.format(
            "%s: expected a table of chunk offsets with a valid checksum at 0x%x, found it %s; %s",
            file.path().getFileName(), table.map(EwfSection::offset).orElse(0L), found, now));
  }
}
