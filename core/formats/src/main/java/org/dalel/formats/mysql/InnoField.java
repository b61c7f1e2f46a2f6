package org.dalel.formats.mysql;

/**
 * A field of the records of a clustered index.
 *
 * @param place of its column in the table; -1 for a field that is no column, and for the beginning
 *     of a value that stands as a whole further behind
 * @param column what its values are; null for a field that is no column
 * @param fixed bytes of each value; -1 when each record has their number
 * @param big whether that number can be of two bytes, and the value in other pages
 * @param nullable whether it can be NULL
 * @param versions in which records it stands
 * @param otherwise its value in records that are older than the column; null for NULL
 */
record InnoField(
    int place,
    FrmColumn column,
    int fixed,
    boolean big,
    boolean nullable,
    Versions versions,
    String otherwise) {
  private static final int LONGEST_SMALL = 255;

  /**
   * Columns that were added or dropped without touching the rows (MySQL 8.0.29 and later).
   *
   * @param added version of rows from which on it is there
   * @param dropped version from which on it is not there any more; 0 when it still is
   */
  record Versions(int added, int dropped) {
    static final Versions ALL = new Versions(0, 0);

    boolean has(int version) {
      return added <= version && (dropped == 0 || version < dropped);
    }
  }

  /** A field of the engine's own, of so many bytes. */
  static InnoField system(int bytes) {
    return new InnoField(-1, null, bytes, false, false, Versions.ALL, null);
  }

  /** The field of a column. */
  static InnoField of(int place, FrmColumn column, Versions versions) {
    boolean letters =
        column.type() == FrmColumn.VARCHAR
            || column.isBlob()
            || column.isText() && Charsets.varies(column.collation());
    int fixed = letters ? -1 : fixed(column);
    boolean big = column.isBlob() || letters && column.length() > LONGEST_SMALL;
    return new InnoField(place, column, fixed, big, column.nullable(), versions, null);
  }

  /** The beginning of a value that is part of the key; it is no value of its own. */
  InnoField beginning(int length) {
    return new InnoField(
        -1, column, fixed < 0 ? -1 : length, length > LONGEST_SMALL, nullable, versions, null);
  }

  /** The same field with a value for older records. */
  InnoField otherwise(String value) {
    return new InnoField(place, column, fixed, big, nullable, versions, value);
  }

  /**
   * A BIT stands as a whole; in the records of the server some of it is among the flags of NULL.
   */
  private static int fixed(FrmColumn column) {
    return column.type() == FrmColumn.BIT
        ? (column.length() + 7) / 8
        : MyIsamValue.lengthInRecord(column);
  }
}
