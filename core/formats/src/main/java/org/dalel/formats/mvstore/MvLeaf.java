package org.dalel.formats.mvstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * Reads the rows of a leaf of a table's map.
 *
 * <pre>
 *   keys     varint each
 *   values   0, rows     or     1, for each: varint operation
 *            operation 0: row     else: 1 byte, 1 there is a new one, 2 there is a committed one, rows
 * </pre>
 *
 * <p>Source: H2 2.1, org.h2.mvstore.tx.VersionedValueType.
 */
final class MvLeaf {
  private static final int NEW = 1;
  private static final int COMMITTED = 2;
  private final H2Cursor in;
  private final MvPage page;
  private final int columns;
  private final List<Row> rows = new ArrayList<>();

  MvLeaf(MvPage page, int columns) {
    this.page = page;
    this.columns = columns;
    this.in = new H2Cursor(page.content());
  }

  /**
   * A row of the page.
   *
   * @param bytes as they stand, for telling generations apart
   */
  record Row(long key, List<H2Value> values, ByteView bytes, boolean committed) {}

  /** What could be read of a leaf. */
  record Rows(List<Row> rows, Optional<FormatException> fault) {}

  Rows read() {
    try {
      long[] keys = new long[Math.max(0, Math.min(page.keys(), page.content().length()))];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = in.varlong();
      }
      boolean plain = in.in().u8() == 0;
      for (long key : keys) {
        value(key, plain ? 0 : in.varlong());
      }
      return new Rows(rows, Optional.empty());
    } catch (FormatException e) {
      return new Rows(rows, Optional.of(e));
    }
  }

  private void value(long key, long operation) throws FormatException {
    if (operation == 0) {
      rows.add(row(key, true));
      return;
    }
    int flags = in.in().u8();
    if ((flags & NEW) != 0) {
      rows.add(row(key, false));
    }
    if ((flags & COMMITTED) != 0) {
      rows.add(row(key, true));
    }
  }

  private Row row(long key, boolean committed) throws FormatException {
    int from = in.in().at();
    H2Values values = new H2Values(in);
    List<H2Value> row = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      row.add(values.read());
    }
    return new Row(key, row, page.content().slice(from, in.in().at() - from), committed);
  }
}
