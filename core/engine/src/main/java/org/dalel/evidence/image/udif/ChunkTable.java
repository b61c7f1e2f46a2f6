package org.dalel.evidence.image.udif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All chunks of an image by their place on the media.
 *
 * <pre>
 *   table   0 "mish"  8 first sector  24 offset in the data fork  200 count of entries  204 entries
 *   entry   0 type  8 sector in the table  16 sectors  24 offset  32 length              (40 bytes)
 * </pre>
 *
 * <p>Big endian. Source: libmodi's format document.
 */
final class ChunkTable {
  private static final int MISH = 0x6D697368;
  private static final int FIRST_ENTRY = 204;
  private static final int ENTRY = 40;
  private static final int SECTOR = 512;
  private static final long MOST_SECTORS = Long.MAX_VALUE / SECTOR;

  private final List<UdifChunk> chunks;
  private final List<String> remarks;
  private final long[] starts;

  private ChunkTable(List<UdifChunk> chunks, List<String> remarks) {
    this.chunks = chunks;
    this.remarks = remarks;
    this.starts = chunks.stream().mapToLong(UdifChunk::start).toArray();
  }

  /**
   * Puts the tables together; an entry that cannot be, or that overlaps an earlier one, is a
   * remark.
   *
   * @throws IOException when there is no usable table at all
   */
  static ChunkTable of(List<byte[]> tables, UdifTrailer trailer) throws IOException {
    List<UdifChunk> all = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      ByteBuffer table = ByteBuffer.wrap(tables.get(i));
      if (table.limit() < FIRST_ENTRY || table.getInt(0) != MISH) {
        remarks.add("table " + i + ": expected `mish` at 0x0, found other bytes; it is left out");
      } else {
        read(i, table, trailer, all, remarks);
      }
    }
    if (all.isEmpty() && trailer.sectors() > 0) {
      throw new IOException("expected tables of chunks in the property list, found none");
    }
    all.sort(Comparator.comparingLong(UdifChunk::start));
    return new ChunkTable(withoutOverlaps(all, remarks), List.copyOf(remarks));
  }

  private static void read(
      int number,
      ByteBuffer table,
      UdifTrailer trailer,
      List<UdifChunk> all,
      List<String> remarks) {
    long first = table.getLong(8);
    long data = trailer.dataOffset() + table.getLong(24);
    long count = Integer.toUnsignedLong(table.getInt(200));
    for (long i = 0; i < count; i++) {
      int at = (int) Math.min(Integer.MAX_VALUE - ENTRY, FIRST_ENTRY + i * ENTRY);
      if (at + ENTRY > table.limit()) {
        remarks.add("table " + number + ": expected " + count + " entries, found " + i);
        return;
      }
      int type = table.getInt(at);
      if (type == UdifChunk.END) {
        return;
      }
      long sector = first + table.getLong(at + 8);
      long sectors = table.getLong(at + 16);
      boolean sound = sector >= 0 && sectors >= 0 && sector <= MOST_SECTORS - sectors;
      if (sound && sectors > 0 && type != UdifChunk.COMMENT) {
        long offset = data + table.getLong(at + 24);
        all.add(
            new UdifChunk(sector * SECTOR, sectors * SECTOR, type, offset, table.getLong(at + 32)));
      } else if (!sound) {
        remarks.add(
            String.format(
                "table %d: expected a place on the media at 0x%x, found sector %d and %d sectors;"
                    + " the entry is left out",
                number, at + 8, sector, sectors));
      }
    }
  }

  private static List<UdifChunk> withoutOverlaps(List<UdifChunk> sorted, List<String> remarks) {
    List<UdifChunk> kept = new ArrayList<>(sorted.size());
    long end = 0;
    for (UdifChunk chunk : sorted) {
      if (chunk.start() < end) {
        remarks.add(
            String.format(
                "chunk at 0x%x of the media: expected no chunk before 0x%x, found one; it is left"
                    + " out",
                chunk.start(), end));
      } else {
        kept.add(chunk);
        end = chunk.end();
      }
    }
    return List.copyOf(kept);
  }

  List<UdifChunk> chunks() {
    return chunks;
  }

  List<String> remarks() {
    return remarks;
  }

  /** End of the last chunk on the media. */
  long end() {
    return chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).end();
  }

  /** Number of the chunk with this byte, if any. */
  Optional<Integer> at(long position) {
    int i = below(position);
    return i >= 0 && position < chunks.get(i).end() ? Optional.of(i) : Optional.empty();
  }

  /** Where the first chunk behind this byte begins. */
  long nextStart(long position) {
    int i = below(position) + 1;
    return i < starts.length ? starts[i] : Long.MAX_VALUE;
  }

  /** The last chunk that begins at or before a byte; -1 when there is none. */
  private int below(long position) {
    int i = Arrays.binarySearch(starts, position);
    return i >= 0 ? i : -i - 2;
  }
}
