package org.dalel.formats.sqlite.database;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.page.BtreePage;
import org.dalel.formats.sqlite.page.Cell;
import org.dalel.formats.sqlite.page.OverflowReader;
import org.dalel.formats.sqlite.page.PageImage;
import org.dalel.formats.sqlite.page.Payload;
import org.dalel.formats.sqlite.page.RecordDecoder;
import org.dalel.formats.sqlite.page.RecordHeader;
import org.dalel.formats.sqlite.page.TextEncoding;
import org.dalel.formats.sqlite.schema.TableDefinition;

/** Reads the rows that the cells of a b-tree page hold. */
public final class RowReader {
  private final RecordDecoder decoder;
  private final OverflowReader overflow;

  public RowReader(TextEncoding encoding, OverflowReader overflow) {
    this.decoder = new RecordDecoder(encoding);
    this.overflow = overflow;
  }

  /** A record with its serial types, before it is given to a table. */
  public record Fields(long[] types, List<Value> values, boolean whole) {}

  /** The record of a cell; empty if its header is damaged. */
  public Optional<Fields> fields(BtreePage page, Cell cell) throws IOException {
    Payload payload =
        overflow.read(
            page.image().bytes(),
            cell.payloadAt(),
            cell.local(),
            cell.payloadSize(),
            cell.overflow());
    byte[] bytes = payload.bytes();
    return RecordHeader.parse(bytes, 0, bytes.length)
        .map(
            header ->
                new Fields(
                    header.types(),
                    decoder.values(header.types(), bytes, header.size(), bytes.length),
                    payload.whole() && header.size() + header.bodySize() == payload.size()));
  }

  /** The row of a cell, its fields given. */
  public static Row row(
      TableDefinition table, BtreePage page, Cell cell, List<Value> fields, RowState state) {
    OptionalLong rowid = page.kind().table() ? OptionalLong.of(cell.rowid()) : OptionalLong.empty();
    PageImage image = page.image();
    Place place =
        new Place(image.file(), image.offset() + cell.at(), image.number(), image.frame());
    List<Value> values = RowBuilder.values(table, rowid, fields);
    return new Row(table, rowid, values, state, place, Confidence.HIGH);
  }
}
