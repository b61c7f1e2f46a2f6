package org.dalel.formats.sqlite.recover;

import org.dalel.formats.sqlite.page.BigEndian;
import org.dalel.formats.sqlite.page.SerialType;
import org.dalel.formats.sqlite.page.SerialType.Kind;
import org.dalel.formats.sqlite.page.TextEncoding;
import org.dalel.formats.sqlite.schema.Affinity;
import org.dalel.formats.sqlite.schema.TableDefinition;

/**
 * Weighs, in bits, what speaks for bytes being the values of a row of a table: the logarithm of how
 * much more likely they are in a row than in bytes at random. What SQLite never writes is {@link
 * #IMPOSSIBLE}: a number in a TEXT column, NULL under NOT NULL, a value under the alias of the
 * rowid. Integers are always stored in the smallest type, whole numbers of REAL columns as
 * integers.
 */
final class Evidence {
  /** Cannot be a row of the table. */
  static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

  private static final double MAX_RANGE_BITS = 12;
  private static final double INTEGER_TYPES = 8;

  private static final double SHORT = -10;

  private static final long MIN_ROWS = 4;
  private static final double PRIOR_ROWS = 2;

  private final TextEvidence text;
  private final boolean zeroAndOne;

  /**
   * @param schemaFormat of the header: from 4 on zero and one have types of their own
   */
  Evidence(TextEncoding encoding, int schemaFormat) {
    this.text = new TextEvidence(encoding);
    this.zeroAndOne = schemaFormat >= 4;
  }

  /**
   * What of a record is weighed.
   *
   * @param firstType types before this one are assumed, not seen, and say nothing
   * @param mostText bits that all texts together may bring: in free space text is often just the
   *     inside of another text
   * @param shortRecords true if there may be fewer fields than in any other row of the table, as
   *     before ALTER TABLE ADD COLUMN
   */
  record Scope(int firstType, double mostText, boolean shortRecords) {
    /** A record whose header was read as a whole. */
    static final Scope ALL = new Scope(0, 60, false);

    /** The same, on a page that belonged to the table. */
    static final Scope OWNED = new Scope(0, 60, true);
  }

  /**
   * Bits for the values of these types at {@code body}; what lies behind {@code end} is not there
   * to be weighed.
   */
  double bits(TableStatistics table, long[] types, byte[] bytes, int body, int end, Scope scope) {
    if (types.length > table.table().stored().size() || types.length == 0) {
      return IMPOSSIBLE;
    }
    boolean usual = table.fieldCounts().contains(types.length);
    if (!usual && !scope.shortRecords()) {
      return IMPOSSIBLE;
    }
    double bits = usual ? 0 : SHORT;
    TextEvidence.Weight texts = new TextEvidence.Weight();
    long at = body;
    for (int field = 0; field < types.length; field++) {
      double ofKind = kind(table, field, types[field]);
      if (ofKind == IMPOSSIBLE) {
        return IMPOSSIBLE;
      }
      bits += field < scope.firstType() ? Math.min(0, ofKind) : ofKind;
      long size = SerialType.size(types[field]);
      if (at < end) {
        int stop = (int) Math.min(end, at + size);
        if (SerialType.kind(types[field]) == Kind.TEXT) {
          texts.add(text.weigh(bytes, (int) at, stop, stop - at < size));
        } else {
          bits += number(table, field, types[field], bytes, (int) at, stop);
        }
      }
      at = Math.min(at + size, Integer.MAX_VALUE);
    }
    return bits + texts.atMost(scope.mostText());
  }

  /** Bits for the type alone. */
  double kind(TableStatistics table, int field, long type) {
    TableDefinition definition = table.table();
    Kind kind = SerialType.kind(type);
    if (definition.aliasField(field)) {
      return kind == Kind.NULL ? 7 : IMPOSSIBLE;
    }
    if (kind == Kind.NULL && definition.field(field).notNull()) {
      return IMPOSSIBLE;
    }
    double expected = expected(definition.field(field).affinity(), kind);
    if (expected == 0) {
      return IMPOSSIBLE;
    }
    FieldStatistics seen = table.field(field);
    double share = (seen.count(kind) + PRIOR_ROWS * expected) / (table.rows() + PRIOR_ROWS);
    return log2(share / random(kind));
  }

  /** Share of the kind among values of a column of which nothing is known but its affinity. */
  private static double expected(Affinity affinity, Kind kind) {
    return switch (affinity) {
      case INTEGER -> pick(kind, .2, .77, .01, .01, .01);
      case TEXT -> pick(kind, .2, 0, 0, .02, .78);
      case BLOB -> pick(kind, .2, .2, .1, .25, .25);
      case REAL -> pick(kind, .2, .35, .43, .01, .01);
      case NUMERIC -> pick(kind, .2, .45, .2, .02, .13);
    };
  }

  /** Share of the kind among bytes at random that are read as a serial type. */
  private static double random(Kind kind) {
    return pick(kind, .03, .04, .01, .46, .46);
  }

  private static double pick(
      Kind kind, double forNull, double integer, double real, double blob, double forText) {
    return switch (kind) {
      case NULL -> forNull;
      case INTEGER -> integer;
      case REAL -> real;
      case BLOB -> blob;
      case TEXT -> forText;
    };
  }

  private double number(
      TableStatistics table, int field, long type, byte[] bytes, int at, int stop) {
    if (stop - at < SerialType.size(type)) {
      return 0;
    }
    return switch (SerialType.kind(type)) {
      case NULL, BLOB, TEXT -> 0;
      case INTEGER -> integer(table, field, type, bytes, at);
      case REAL -> real(table, field, bytes, at);
    };
  }

  private double integer(TableStatistics table, int field, long type, byte[] bytes, int at) {
    long value = SerialType.integer(bytes, at, type);
    double bits = type < 7 && SerialType.smallestFor(value, zeroAndOne) != type ? -10 : 0;
    FieldStatistics seen = table.field(field);
    long integers = seen.count(Kind.INTEGER);
    if (integers >= MIN_ROWS) {
      double range = 8 * SerialType.size(type) - log2(3 * seen.spread() + 1);
      double unseen = -log2(integers + 2);
      bits +=
          seen.near(value)
              ? Math.max(0, Math.min(MAX_RANGE_BITS, range)) + (seen.among(value) ? 0 : unseen / 2)
              : Math.max(-MAX_RANGE_BITS, unseen - 1);
      bits += log2((seen.count(type) + 0.5) / (integers + 4) * INTEGER_TYPES);
    }
    return bits;
  }

  private static double real(TableStatistics table, int field, byte[] bytes, int at) {
    double value = Double.longBitsToDouble(BigEndian.u64(bytes, at));
    if (Double.isNaN(value)) {
      return -12;
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 46;
    if (whole && table.table().field(field).affinity() == Affinity.REAL) {
      return -8;
    }
    double size = Math.abs(value);
    return size == 0 || size > 1e-9 && size < 1e15 ? 5 : -6;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
