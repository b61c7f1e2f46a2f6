package org.dalel.plugins.messaging.telegram.desktop;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * Values as Qt's QDataStream writes them: big-endian, lengths of 32 bits before bytes and texts.
 */
final class QtStream {
  private static final long NULL = 0xffffffffL;

  private final ByteCursor cursor;

  QtStream(ByteView view) {
    this.cursor = new ByteCursor(view.order(ByteOrder.BIG_ENDIAN));
  }

  boolean more() {
    return cursor.more();
  }

  int at() {
    return cursor.at();
  }

  void to(int place) throws FormatException {
    cursor.to(place);
  }

  int i32() throws FormatException {
    return cursor.i32();
  }

  long u32() throws FormatException {
    return cursor.u32();
  }

  long i64() throws FormatException {
    return cursor.i64();
  }

  void skip(int length) throws FormatException {
    cursor.skip(length);
  }

  /** A QByteArray; empty for the null one. */
  byte[] bytes() throws FormatException {
    return cursor.bytes(length("bytes"));
  }

  byte[] bytes(int length) throws FormatException {
    return cursor.bytes(length);
  }

  /** A QString; empty for the null one. */
  String text() throws FormatException {
    int length = length("bytes of UTF-16");
    if (length % 2 != 0) {
      throw new FormatException(
          cursor.position(), "an even number of bytes of UTF-16", "" + length);
    }
    return new String(cursor.bytes(length), StandardCharsets.UTF_16BE);
  }

  private int length(String what) throws FormatException {
    long length = cursor.u32();
    if (length == NULL) {
      return 0;
    }
    if (length > cursor.left()) {
      throw new FormatException(
          cursor.position() - 4, "at most " + cursor.left() + " " + what, Long.toString(length));
    }
    return (int) length;
  }
}
