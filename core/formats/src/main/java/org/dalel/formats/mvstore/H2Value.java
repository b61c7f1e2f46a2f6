package org.dalel.formats.mvstore;

import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.UUID;
import org.dalel.formats.ByteView;

/** A value of a column. */
public sealed interface H2Value {
  /** Nothing: SQL's NULL. */
  enum Nothing implements H2Value {
    /** The one. */
    NULL
  }

  /** A truth value. */
  record Truth(boolean value) implements H2Value {}

  /** A whole number, or the place of a value in its enumeration. */
  record Whole(long value) implements H2Value {}

  /** A decimal number. */
  record Decimal(BigDecimal value) implements H2Value {}

  /** A floating-point number. */
  record Floating(double value) implements H2Value {}

  /** A text, also a small CLOB. */
  record Text(String value) implements H2Value {}

  /** Bytes: binary, small BLOB, JSON, geometry or a serialized Java object, which stays closed. */
  record Binary(ByteView bytes) implements H2Value {}

  /** A UUID. */
  record Id(UUID value) implements H2Value {}

  /** A date or time, with or without a zone, as it was stored. */
  record Moment(Temporal value) implements H2Value {}

  /**
   * A large object that is stored apart.
   *
   * @param id its number in the map of large objects
   * @param bytes its length
   */
  record Lob(long id, long bytes) implements H2Value {}

  /** Several values: an array or a row. */
  record Many(List<H2Value> values) implements H2Value {}

  /** A span of time: H2's number of its kind, with the leading and the remaining count. */
  record Interval(int kind, long leading, long remaining) implements H2Value {}
}
