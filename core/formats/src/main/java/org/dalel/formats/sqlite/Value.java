package org.dalel.formats.sqlite;

import java.util.Arrays;

/** One column of a row. What is gone is said so: a lost value is not NULL. */
public sealed interface Value {
  /** NULL, as stored. */
  Value NULL = new Null();

  /** Bytes that are no more there. */
  Value LOST = new Lost();

  /** SQL NULL. */
  record Null() implements Value {}

  /** A signed integer of up to 64 bits. */
  record Int(long value) implements Value {}

  /** An IEEE 754 double. */
  record Real(double value) implements Value {}

  /**
   * Text in the encoding of the database.
   *
   * @param exact false if some bytes are no valid text; they are shown as U+FFFD
   */
  record Text(String value, boolean exact) implements Value {}

  /** Bytes. The array is not to be changed. */
  record Blob(byte[] bytes) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Blob[" + bytes.length + " bytes]";
    }
  }

  /**
   * The beginning of a text or blob whose end is overwritten, or was not read for its size.
   *
   * @param head a {@link Text} or {@link Blob}
   * @param declared length in bytes that the record declares
   */
  record Cut(Value head, long declared) implements Value {}

  /** Overwritten, or not stored where the rest of the row was found. */
  record Lost() implements Value {}

  /** True if the value is there as it was stored. */
  default boolean whole() {
    return !(this instanceof Cut || this instanceof Lost);
  }
}
