package org.dalel.formats.tokens;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A stretch of readable text in scanned bytes. Belongs to one thread. */
public final class FoundText {

  /** How it is written. */
  public enum Form {
    /** One byte a character. */
    ASCII(StandardCharsets.ISO_8859_1),
    /** UTF-8 with at least one character of several bytes. */
    UTF_8(StandardCharsets.UTF_8),
    /** Two bytes a character. */
    UTF_16LE(StandardCharsets.UTF_16LE);

    private final Charset charset;

    Form(Charset charset) {
      this.charset = charset;
    }
  }

  private final byte[] data;
  private final int from;
  private final int to;
  private final Form form;
  private int lastUnit;
  private int lastByte;

  FoundText(byte[] data, int from, int to, Form form) {
    this.data = data;
    this.from = from;
    this.to = to;
    this.form = form;
    this.lastByte = from;
  }

  /** Offset of its first byte. */
  public int from() {
    return from;
  }

  /** Offset behind its last byte. */
  public int to() {
    return to;
  }

  /** How it is written. */
  public Form form() {
    return form;
  }

  /** Whether it is known to have no characters but ASCII. */
  public boolean isAscii() {
    return form == Form.ASCII;
  }

  /** Its characters. */
  public String text() {
    return new String(data, from, to - from, form.charset);
  }

  /** Offset of the byte at which a UTF-16 code unit of the text begins; quick in rising order. */
  public int byteOf(int unit) {
    return switch (form) {
      case ASCII -> from + unit;
      case UTF_16LE -> from + 2 * unit;
      case UTF_8 -> {
        seek(unit, to);
        yield lastByte;
      }
    };
  }

  /**
   * Index of the first code unit that begins at this byte or behind it.
   *
   * @param at from {@link #from()} to {@link #to()}
   */
  public int unitOf(int at) {
    return switch (form) {
      case ASCII -> at - from;
      case UTF_16LE -> (at - from + 1) / 2;
      case UTF_8 -> {
        lastUnit = 0;
        lastByte = from;
        seek(Integer.MAX_VALUE, at);
        yield lastUnit;
      }
    };
  }

  /** Steps on to a code unit, or to the first character at a byte or behind it. */
  private void seek(int unit, int byteLimit) {
    if (unit < lastUnit) {
      lastUnit = 0;
      lastByte = from;
    }
    while (lastUnit < unit && lastByte < byteLimit) {
      int length = data[lastByte] >= 0 ? 1 : Utf8.length(data, lastByte, to);
      lastByte += length;
      lastUnit += length == 4 ? 2 : 1;
    }
  }
}
