package org.dalel.formats.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

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

  /** Whether these bytes come behind the next one. */
  boolean follow(byte[] wanted) throws IOException {
    if (peek() == END) {
      return false;
    }
    if (filled - at <= wanted.length) {
      System.arraycopy(buffer, at, buffer, 0, filled - at);
      before += at;
      filled -= at;
      at = 0;
      int more = 0;
      while (filled <= wanted.length && more >= 0) {
        more = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, more);
      }
    }
    int end = at + 1 + wanted.length;
    return end <= filled && Arrays.equals(buffer, at + 1, end, wanted, 0, wanted.length);
  }

  /** Appends bytes up to one of three that are wanted; they come next. */
  void run(int one, int other, int third, SqlText into) throws IOException {
    while (peek() != END) {
      int from = at;
      while (at < filled && buffer[at] != one && buffer[at] != other && buffer[at] != third) {
        at++;
      }
      into.append(buffer, from, at - from);
      if (at < filled) {
        return;
      }
    }
  }
}
