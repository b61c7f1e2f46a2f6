package org.dalel.formats.sqlite.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.FileKind;

/**
 * A rollback journal, hot or left behind (<a
 * href="https://www.sqlite.org/fileformat2.html#the_rollback_journal">file format, 3</a>).
 *
 * <pre>
 *   [header, one sector: magic 8, records 4, nonce 4, pages before 4, sector size 4, page size 4]
 *   [page number 4][page][checksum 4] ...     [header at a sector boundary][records] ...
 * </pre>
 *
 * In mode {@code persist} the header is overwritten with zeros when the transaction ends: the
 * records are still read then, and so are those of longer transactions before, that stand behind.
 * The checksum of a record is a nonce plus every 200th byte of the page from its end; records of
 * one transaction give the same nonce when that is computed backwards.
 */
public final class RollbackJournal implements OverlayView.Log {
  private static final long MAGIC = 0xd9d505f920a163d7L;
  private static final int HEADER = 28;
  private static final long ALL = 0xffffffffL;

  private final ByteSource source;
  private final int pageSize;
  private final List<JournalRecord> records = new ArrayList<>();
  private final Map<Integer, OverlayView> byNonce = new HashMap<>();
  private long pagesBefore;
  private boolean hot;

  private RollbackJournal(ByteSource source, int pageSize) {
    this.source = source;
    this.pageSize = pageSize;
  }

  /** Reads all record headers; a record that is cut off at the end is left away. */
  public static RollbackJournal read(ByteSource source, int pageSize) throws IOException {
    RollbackJournal journal = new RollbackJournal(source, pageSize);
    if (source.size() > HEADER) {
      byte[] first = source.bytes(0, HEADER);
      boolean header = BigEndian.u64(first, 0) == MAGIC;
      int sector = header ? (int) BigEndian.u32(first, 20) : 0;
      boolean sane = sector >= 512 && sector <= 65536 && Integer.bitCount(sector) == 1;
      journal.readAll(sane ? sector : journal.likelySector());
    }
    return journal;
  }

  /** All records in file order, those of earlier transactions too. */
  public List<JournalRecord> records() {
    return records;
  }

  /** True if a valid header stands there: opening the database would roll back. */
  public boolean hot() {
    return hot;
  }

  @Override
  public PageImage image(int index) throws IOException {
    JournalRecord one = records.get(index);
    byte[] bytes = source.bytes(one.offset() + 4, pageSize);
    return new PageImage((int) one.page(), bytes, FileKind.JOURNAL, one.offset() + 4, index);
  }

  /** The database as it is after the rollback of a hot journal. */
  public OverlayView rolledBack(PageView main) {
    Map<Integer, Integer> first = new HashMap<>();
    records.stream()
        .filter(JournalRecord::announced)
        .forEach(one -> first.putIfAbsent((int) one.page(), one.index()));
    int pages = OverlayView.believable(pagesBefore, main, records.size());
    return view(main, first, pages);
  }

  /** The database under the record and its neighbours of the same transaction. */
  public OverlayView asOf(JournalRecord record, PageView main) {
    return byNonce.computeIfAbsent(
        record.nonce(),
        nonce -> {
          Map<Integer, Integer> same = new HashMap<>();
          records.stream()
              .filter(one -> one.nonce() == nonce)
              .forEach(one -> same.putIfAbsent((int) one.page(), one.index()));
          int most = same.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
          return view(
              main,
              same,
              Math.max(main.pageCount(), OverlayView.believable(most, main, records.size())));
        });
  }

  private OverlayView view(PageView main, Map<Integer, Integer> places, int pages) {
    return new OverlayView(
        main,
        this,
        page -> {
          Integer place = places.get(page);
          return place == null ? OptionalInt.empty() : OptionalInt.of(place);
        },
        pages);
  }

  private void readAll(int sector) throws IOException {
    byte[] raw = new byte[8 + pageSize];
    Segment segment = new Segment(0, 0);
    long at = header(0) ? 0 : sector;
    while (at + HEADER < source.size()) {
      long header = headerWithin(at, at + raw.length, sector);
      if (header >= 0) {
        segment = segment(header);
        at = header + sector;
        continue;
      }
      if (at + raw.length > source.size()) {
        return;
      }
      source.read(at, raw, 0, raw.length);
      segment = add(at, raw, segment);
      at += raw.length;
    }
  }

  /** What a header announces: records still to come, and their nonce. */
  private record Segment(long records, int nonce) {}

  private Segment segment(long at) throws IOException {
    byte[] header = source.bytes(at, HEADER);
    long counted = BigEndian.u32(header, 8);
    if (at == 0) {
      pagesBefore = BigEndian.u32(header, 16);
      hot = counted > 0;
    }
    return new Segment(counted == ALL ? Long.MAX_VALUE : counted, (int) BigEndian.u32(header, 12));
  }

  private Segment add(long at, byte[] raw, Segment segment) {
    long page = BigEndian.u32(raw, 0);
    int nonce = nonce(raw);
    boolean announced = hot && segment.records() > 0 && nonce == segment.nonce();
    if (page > 0 && page < Integer.MAX_VALUE) {
      records.add(new JournalRecord(records.size(), at, page, nonce, announced));
    }
    return new Segment(announced ? segment.records() - 1 : 0, segment.nonce());
  }

  /** First sector boundary in the range that holds a header, or -1. */
  private long headerWithin(long from, long to, int sector) throws IOException {
    for (long at = (from + sector - 1) / sector * sector; at < to; at += sector) {
      if (header(at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean header(long at) throws IOException {
    return at + HEADER <= source.size() && BigEndian.u64(source.bytes(at, 8), 0) == MAGIC;
  }

  /** Without a header: the sector size under which most neighbours share a nonce. */
  private int likelySector() throws IOException {
    int best = 512;
    int most = -1;
    for (int sector = 512; sector <= 65536; sector *= 2) {
      int agreeing = agreeing(sector);
      if (agreeing > most) {
        best = sector;
        most = agreeing;
      }
    }
    return best;
  }

  private int agreeing(int sector) throws IOException {
    byte[] raw = new byte[8 + pageSize];
    int agreeing = 0;
    int before = 0;
    for (int i = 0; i < 8; i++) {
      long at = sector + (long) i * raw.length;
      if (at + raw.length > source.size()) {
        break;
      }
      source.read(at, raw, 0, raw.length);
      int nonce = nonce(raw);
      agreeing += i > 0 && nonce == before && BigEndian.u32(raw, 0) > 0 ? 1 : 0;
      agreeing += i == 0 && BigEndian.u32(raw, 0) == 1 && raw[4] == 'S' ? 1 : 0;
      before = nonce;
    }
    return agreeing;
  }

  private int nonce(byte[] raw) {
    int sum = (int) BigEndian.u32(raw, 4 + pageSize);
    for (int at = pageSize - 200; at > 0; at -= 200) {
      sum -= raw[4 + at] & 0xff;
    }
    return sum;
  }
}
