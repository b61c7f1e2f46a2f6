package org.dalel.formats.mysql;

import java.nio.charset.Charset;

/**
 * A column as a {@code .frm} file describes it.
 *
 * @param name its name
 * @param type code of its type
 * @param length its length as it stands there
 * @param offset where its value stands in the record of the server
 * @param signed whether a number has a sign
 * @param nullable whether it can be NULL
 * @param nullBit its place among the columns that can be; -1 for others
 * @param charset of its text
 */
record FrmColumn(
    String name,
    int type,
    int length,
    int offset,
    boolean signed,
    boolean nullable,
    int nullBit,
    Charset charset) {
  static final int TINY = 1;
  static final int SHORT = 2;
  static final int LONG = 3;
  static final int FLOAT = 4;
  static final int DOUBLE = 5;
  static final int TIMESTAMP = 7;
  static final int LONGLONG = 8;
  static final int INT24 = 9;
  static final int DATE = 10;
  static final int TIME = 11;
  static final int DATETIME = 12;
  static final int YEAR = 13;
  static final int NEWDATE = 14;
  static final int VARCHAR = 15;
  static final int BIT = 16;
  static final int TIMESTAMP2 = 17;
  static final int DATETIME2 = 18;
  static final int TIME2 = 19;
  static final int NEWDECIMAL = 246;
  static final int ENUM = 247;
  static final int SET = 248;
  static final int TINY_BLOB = 249;
  static final int MEDIUM_BLOB = 250;
  static final int LONG_BLOB = 251;
  static final int BLOB = 252;
  static final int GEOMETRY = 255;

  boolean isBlob() {
    return type >= TINY_BLOB && type <= BLOB || type == GEOMETRY;
  }

  boolean isText() {
    return isBlob() || type == VARCHAR || type >= 253;
  }
}
