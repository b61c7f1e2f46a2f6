package org.dalel.formats.mysql;

/**
 * Values as InnoDB stores them: whole numbers with their first byte first, those with a sign with
 * its bit inverted, so that their order is that of their bytes. Dates and times of before MySQL 5.6
 * are numbers with a sign, but TIMESTAMP and YEAR; all else is as in the records of the server.
 */
final class InnoValue {
  private InnoValue() {}

  /** A value as text, as the server would print it. */
  static String text(FrmColumn column, byte[] bytes, int from, int length) {
    boolean signed =
        switch (column.type()) {
          case FrmColumn.TINY,
              FrmColumn.SHORT,
              FrmColumn.INT24,
              FrmColumn.LONG,
              FrmColumn.LONGLONG ->
              column.signed();
          case FrmColumn.DATE, FrmColumn.NEWDATE, FrmColumn.TIME, FrmColumn.DATETIME -> true;
          default -> false;
        };
    boolean number =
        switch (column.type()) {
          case FrmColumn.TINY,
              FrmColumn.SHORT,
              FrmColumn.INT24,
              FrmColumn.LONG,
              FrmColumn.LONGLONG,
              FrmColumn.YEAR,
              FrmColumn.TIMESTAMP,
              FrmColumn.ENUM,
              FrmColumn.SET ->
              true;
          default -> signed;
        };
    if (!number || length == 0) {
      return MyIsamValue.text(column, bytes, from, length);
    }
    byte[] exchanged = new byte[length];
    for (int i = 0; i < length; i++) {
      exchanged[i] = bytes[from + length - 1 - i];
    }
    if (signed) {
      exchanged[length - 1] ^= (byte) 0x80;
    }
    return MyIsamValue.text(column, exchanged, 0, length);
  }
}
