package org.dalel.formats.sqlite.recover;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Row;

/** 64-bit hashes of rows and values, to find equals without keeping every live row. */
final class RowHash {
  private static final long SEED = 0x9e3779b97f4a7c15L;

  private RowHash() {}

  /** Of everything: table, rowid and all values. */
  static long of(Row row) {
    long hash = ofRowid(row.table().name(), row.rowid().orElse(SEED));
    List<Value> values = row.values();
    for (int i = 0; i < values.size(); i++) {
      hash = mix(hash * 31 + of(values.get(i)));
    }
    return hash;
  }

  /** Of the table and the rowid. */
  static long ofRowid(String table, long rowid) {
    return mix(ofText(table.toLowerCase(Locale.ROOT)) ^ mix(rowid + SEED));
  }

  /** Of the table and one value in its column. */
  static long ofColumn(String table, int column, Value value) {
    return mix(ofText(table.toLowerCase(Locale.ROOT)) + mix(column + 7L) + of(value));
  }

  /** Of a rowid, or empty. */
  static OptionalLong ofRowid(Row row) {
    return row.rowid().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(ofRowid(row.table().name(), row.rowid().getAsLong()));
  }

  private static long of(Value value) {
    if (value instanceof Value.Int one) {
      return mix(one.value() + 1);
    }
    if (value instanceof Value.Real real) {
      return mix(Double.doubleToLongBits(real.value()) + 2);
    }
    if (value instanceof Value.Text text) {
      return ofText(text.value());
    }
    if (value instanceof Value.Blob blob) {
      long hash = 4;
      for (byte b : blob.bytes()) {
        hash = hash * 0x100000001b3L + b + 129;
      }
      return mix(hash);
    }
    if (value instanceof Value.Cut cut) {
      return mix(of(cut.head()) + 5);
    }
    return value instanceof Value.Null ? 11 : 13;
  }

  private static long ofText(String text) {
    long hash = 3;
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x100000001b3L + text.charAt(i);
    }
    return mix(hash);
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 32) * 0xd6e8feb86659fd93L;
    mixed = (mixed ^ mixed >>> 32) * 0xd6e8feb86659fd93L;
    return mixed ^ mixed >>> 32;
  }
}
