package org.dalel.ingest;

/**
 * Decimal numbers with one space between them, one after the other. Rows come out of SQLite so: to
 * fetch a column costs more than to read the number, and a run fetches millions.
 */
final class NumberLine {
  private final String text;
  private int at;

  NumberLine(String text) {
    this.text = text;
  }

  /** The next number; 0 when there is none left. */
  long next() {
    boolean negative = at < text.length() && text.charAt(at) == '-';
    at += negative ? 1 : 0;
    long value = 0;
    while (at < text.length() && text.charAt(at) != ' ') {
      value = 10 * value - (text.charAt(at++) - '0'); // negative numbers reach further
    }
    at++;
    return negative ? value : -value;
  }
}
