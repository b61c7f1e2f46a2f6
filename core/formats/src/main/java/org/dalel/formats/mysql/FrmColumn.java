package org.dalel.formats.mysql;

import java.nio.charset.Charset;
import java.util.List;

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
 * @param decimals digits behind the point
 * @param collation number of the collation of its text
 * @param charset of its text
 * @param words of an ENUM or SET, in their order
 */
record FrmColumn(
    String name,
    int type,
    int length,
    int offset,
    boolean signed,
    boolean nullable,
    int nullBit,
    int decimals,
    int collation,
    Charset charset,
    List<String> words) {
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
  static final int JSON = 245;
  static final int NEWDECIMAL = 246;
  static final int ENUM = 247;
  static final int SET = 248;
  static final int TINY_BLOB = 249;
  static final int MEDIUM_BLOB = 250;
  static final int LONG_BLOB = 251;
  static final int BLOB = 252;
  static final int GEOMETRY = 255;

  /** Bytes of the digits of a decimal number: four for nine, or fewer for what is left over. */
  static int decimalBytes(int digits) {
    return digits / 9 * 4 + (digits % 9 + 1) / 2;
  }

  /** All digits of a decimal number; its length as shown has a sign and a point, too. */
  int precision() {
    return length - (decimals > 0 ? 1 : 0) - (signed ? 1 : 0);
  }

  /** Bytes of the number of a word, or of a bit for each of the words. */
  int wordBytes() {
    if (type == ENUM) {
      return words.size() > 255 ? 2 : 1;
    }
    return words.size() > 32 ? 8 : Math.max(1, (words.size() + 7) / 8);
  }

  boolean isBlob() {
    return type >= TINY_BLOB && type <= BLOB || type == GEOMETRY || type == JSON;
  }

  boolean isText() {
    return isBlob() || type == VARCHAR || type >= 253;
  }
}
