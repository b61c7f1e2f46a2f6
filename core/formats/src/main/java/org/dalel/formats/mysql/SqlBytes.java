package org.dalel.formats.mysql;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a dump one after the other, with their offset. */
final class SqlBytes {
  static final int END = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private long before;

  SqlBytes(InputStream in) {
    this.in = in;
  }

  /** The next byte, which stays the next one; {@link #END} behind the last. */
  int peek() throws IOException {
    if (at == filled) {
      before += filled;
      at = 0;
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
      if (filled == 0) {
        return END;
      }
    }
    return buffer[at] & 0xff;
  }

  /** The next byte. */
  int next() throws IOException {
    int next = peek();
    if (next != END) {
      at++;
    }
    return next;
  }

  /** Whether the byte behind the next one is this. */
  boolean follows(int wanted) throws IOException {
    if (peek() == END) {
      return false;
    }
    if (at + 1 == filled) {
      System.arraycopy(buffer, at, buffer, 0, 1);
      before += at;
      at = 0;
      filled = 1 + Math.max(0, in.read(buffer, 1, buffer.length - 1));
    }
    return at + 1 < filled && buffer[at + 1] == wanted;
  }

  /** Offset of the next byte. */
  long offset() {
    return before + at;
  }

  /** Passes over white space. */
  int skipBlank() throws IOException {
    int next = peek();
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      at++;
      next = peek();
    }
    return next;
  }

  /** Appends bytes up to one of two that are wanted; they come next. */
  void run(int one, int other, SqlText into) throws IOException {
    while (peek() != END) {
      int from = at;
      while (at < filled && buffer[at] != one && buffer[at] != other) {
        at++;
      }
      into.append(buffer, from, at - from);
      if (at < filled) {
        return;
      }
    }
  }
}
