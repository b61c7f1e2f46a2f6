package org.dalel.formats.sqlite.recover;

import java.util.Arrays;
import java.util.OptionalLong;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Confidence;
import org.dalel.formats.sqlite.database.Row;

/**
 * A recovered row before duplicates are sorted out.
 *
 * @param rank how good the find is: of two finds of one row the lower rank is kept
 */
record Found(Row row, int rank) {
  /** A page in order points to it. */
  static final int POINTED_AT = 0;

  /** Its own header is in order. */
  static final int INTACT = 1;

  /** Its header was rebuilt; the rowid is lost. */
  static final int REBUILT = 2;

  /** Some of its values are lost. */
  static final int CUT = 3;

  /** Only the entry of an index is left. */
  static final int INDEX_ENTRY = 4;

  /** True if nothing speaks against it. */
  boolean sure() {
    return row.confidence() == Confidence.HIGH;
  }

  /**
   * The hash of the value that tells the row best from others: the longest whole one. Empty if all
   * are too short to tell anything.
   */
  OptionalLong anchor() {
    int column = -1;
    int most = 2;
    for (int i = 0; i < row.values().size(); i++) {
      if (i == row.table().rowidAlias()) {
        continue;
      }
      int weight = weight(row.values().get(i));
      if (weight > most) {
        most = weight;
        column = i;
      }
    }
    return column < 0
        ? OptionalLong.empty()
        : OptionalLong.of(RowHash.ofColumn(row.table().name(), column, row.values().get(column)));
  }

  /** Bytes that it takes, about. */
  long size() {
    long sum = 100;
    for (Value value : row.values()) {
      sum += 24 + weight(value instanceof Value.Cut cut ? cut.head() : value);
    }
    return sum;
  }

  private static int weight(Value value) {
    if (value instanceof Value.Text text) {
      return text.value().length() * 2;
    }
    if (value instanceof Value.Blob blob) {
      return blob.bytes().length;
    }
    if (value instanceof Value.Int one) {
      return (67 - Long.numberOfLeadingZeros(Math.abs(one.value()))) / 8;
    }
    return value instanceof Value.Real ? 8 : 0;
  }

  /**
   * True if the rows can be the same version of one row: rowids, where both are known, are equal,
   * and so is every value that both have; a cut value must be how the other begins.
   */
  boolean agrees(Row other) {
    boolean differentRowid =
        row.rowid().isPresent() && other.rowid().isPresent() && !row.rowid().equals(other.rowid());
    if (differentRowid || !row.table().name().equalsIgnoreCase(other.table().name())) {
      return false;
    }
    int columns = Math.min(row.values().size(), other.values().size());
    for (int i = 0; i < columns; i++) {
      if (!agree(row.values().get(i), other.values().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean agree(Value one, Value other) {
    if (one instanceof Value.Lost || other instanceof Value.Lost) {
      return true;
    }
    if (one instanceof Value.Cut cut) {
      return begins(cut.head(), other instanceof Value.Cut second ? second.head() : other);
    }
    return other instanceof Value.Cut cut ? begins(cut.head(), one) : one.equals(other);
  }

  private static boolean begins(Value head, Value whole) {
    if (head instanceof Value.Text first && whole instanceof Value.Text all) {
      return all.value().startsWith(first.value()) || first.value().startsWith(all.value());
    }
    if (head instanceof Value.Blob first && whole instanceof Value.Blob all) {
      int length = Math.min(first.bytes().length, all.bytes().length);
      return Arrays.equals(first.bytes(), 0, length, all.bytes(), 0, length);
    }
    return false;
  }
}
