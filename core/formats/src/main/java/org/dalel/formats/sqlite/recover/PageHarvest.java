package org.dalel.formats.sqlite.recover;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Confidence;
import org.dalel.formats.sqlite.database.Place;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.RowBuilder;
import org.dalel.formats.sqlite.database.RowReader;
import org.dalel.formats.sqlite.database.RowState;
import org.dalel.formats.sqlite.page.BigEndian;
import org.dalel.formats.sqlite.page.BtreePage;
import org.dalel.formats.sqlite.page.Cell;
import org.dalel.formats.sqlite.page.OverflowReader;
import org.dalel.formats.sqlite.page.PageImage;
import org.dalel.formats.sqlite.page.Payload;
import org.dalel.formats.sqlite.page.RecordDecoder;
import org.dalel.formats.sqlite.page.RecordHeader;
import org.dalel.formats.sqlite.page.TextEncoding;

/** Takes the rows from one version of one page: those its cells hold, and those in free space. */
final class PageHarvest {
  /** Bits from which a cell that the page itself points to is taken. */
  private static final double LEAST_BITS_POINTED_AT = 6;

  /** Bits from which a find whose own sizes agree is beyond doubt. */
  private static final double HIGH_BITS = 40;

  private final TextEncoding encoding;
  private final RecordDecoder decoder;
  private final Evidence evidence;
  private final RegionSearch search;
  private final List<TableStatistics> tables;
  private final PageOwners owners;
  private final FindSink sink;
  private final Map<TableStatistics, Suspects> suspects = new IdentityHashMap<>();

  PageHarvest(
      TextEncoding encoding,
      Evidence evidence,
      PageShape shape,
      List<TableStatistics> tables,
      PageOwners owners,
      FindSink sink) {
    this.encoding = encoding;
    this.decoder = new RecordDecoder(encoding);
    this.evidence = evidence;
    this.search = new RegionSearch(evidence, shape);
    this.tables = tables;
    this.owners = owners;
    this.sink = sink;
  }

  /** Takes the rows in the free space of a page of a live b-tree. */
  void freeSpace(BtreePage page, OverflowReader overflow) throws IOException {
    List<FreeRegion> regions = FreeRegion.of(page);
    if (regions.isEmpty()) {
      return;
    }
    Suspects expected = suspects(page.image());
    for (FreeRegion region : regions) {
      RowState state = region.gap() ? RowState.UNALLOCATED : RowState.FREEBLOCK;
      region(page.image(), region, expected, state, overflow);
    }
  }

  /** Takes all rows of a page that is no part of a live b-tree. */
  void everything(PageImage image, int usable, int from, RowState state, OverflowReader overflow)
      throws IOException {
    Optional<BtreePage> page =
        from > image.headerAt() ? Optional.empty() : BtreePage.parse(image, usable);
    if (page.isEmpty()) {
      region(image, FreeRegion.of(from, usable), suspects(image), state, overflow);
      return;
    }
    Suspects expected = pointedAt(page.get(), state, overflow);
    for (FreeRegion region : FreeRegion.of(page.get())) {
      region(image, region, expected, state, overflow);
    }
  }

  private Suspects suspects(PageImage image) {
    List<TableStatistics> ofPage = owners.of(image.number());
    return ofPage.size() == 1
        ? suspects.computeIfAbsent(ofPage.get(0), owner -> Suspects.of(List.of(owner), tables))
        : Suspects.of(ofPage, tables);
  }

  private void region(
      PageImage image,
      FreeRegion region,
      Suspects expected,
      RowState state,
      OverflowReader overflow)
      throws IOException {
    for (Candidate one : search.search(image.bytes(), region, expected)) {
      found(image, one, state, overflow);
    }
  }

  private void found(PageImage image, Candidate one, RowState state, OverflowReader overflow)
      throws IOException {
    int inHeader = one.headerSize();
    int localBody = Math.max(0, Math.min(one.local() - inHeader, one.clip() - one.body()));
    long first = 0;
    boolean chained = one.local() < one.payloadSize() && !one.cut();
    if (chained) {
      first = BigEndian.u32(image.bytes(), one.end() - 4);
    }
    Payload body =
        overflow.read(image.bytes(), one.body(), localBody, one.payloadSize() - inHeader, first);
    int sound = SoundText.end(one.table(), one.types(), body.bytes(), encoding);
    List<Value> fields = decoder.values(one.types(), body.bytes(), 0, sound);
    for (int i = 0; i < one.doubtful(); i++) {
      fields.set(i, Value.LOST);
    }
    List<Value> values = RowBuilder.values(one.table().table(), one.rowid(), fields);
    Place place =
        new Place(image.file(), image.offset() + one.start(), image.number(), image.frame());
    boolean whole = body.whole() && sound == body.bytes().length && one.doubtful() == 0;
    int rank = !whole ? Found.CUT : one.rebuilt() ? Found.REBUILT : Found.INTACT;
    Confidence confidence =
        !whole || one.bits() < HIGH_BITS
            ? Confidence.LOW
            : one.rebuilt() ? Confidence.MEDIUM : Confidence.HIGH;
    Row row = new Row(one.table().table(), one.rowid(), values, state, place, confidence);
    sink.found(new Found(row, rank), one.table(), one.types(), fields);
  }

  /** Takes the rows that the cells of a page hold, and says which tables they were of. */
  private Suspects pointedAt(BtreePage page, RowState state, OverflowReader overflow)
      throws IOException {
    Suspects suspects = suspects(page.image());
    RowReader reader = new RowReader(encoding, overflow);
    Set<TableStatistics> used = new LinkedHashSet<>();
    UnknownRows unknown = new UnknownRows();
    for (int i = 0; i < page.cellCount() && page.kind().payload(); i++) {
      Optional<Cell> cell = page.cell(i);
      Optional<RowReader.Fields> fields =
          cell.isEmpty() ? Optional.empty() : reader.fields(page, cell.get());
      TableStatistics table =
          fields.isEmpty() ? null : best(page, cell.get(), fields.get(), suspects);
      if (table != null) {
        used.add(table);
        Row row = RowReader.row(table.table(), page, cell.get(), fields.get().values(), state);
        int rank = fields.get().whole() ? Found.POINTED_AT : Found.CUT;
        sink.found(new Found(row, rank), table, fields.get().types(), fields.get().values());
      } else if (fields.isPresent()) {
        unknown.add(cell.get(), fields.get());
      } else {
        unknown.damaged();
      }
    }
    unknown.give(page, state, sink);
    used.addAll(suspects.owners());
    return Suspects.of(new ArrayList<>(used), tables);
  }

  private TableStatistics best(
      BtreePage page, Cell cell, RowReader.Fields fields, Suspects suspects) {
    long sum = RecordHeader.bodySize(fields.types());
    int body = (int) (cell.payloadAt() + cell.payloadSize() - sum);
    int end = cell.payloadAt() + cell.local();
    if (body < cell.payloadAt() || body > end) {
      return null;
    }
    TableStatistics best = null;
    double most = LEAST_BITS_POINTED_AT;
    for (TableStatistics table : suspects.all()) {
      if (table.table().withoutRowid() == page.kind().table()) {
        continue;
      }
      Evidence.Scope scope =
          suspects.owners().contains(table) ? Evidence.Scope.OWNED : Evidence.Scope.ALL;
      double bits =
          14 + evidence.bits(table, fields.types(), page.image().bytes(), body, end, scope);
      if (bits > most) {
        most = bits;
        best = table;
      }
    }
    return best;
  }
}
