package org.dalel.formats.mvstore;

import java.nio.ByteOrder;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/** Numbers and texts as MVStore writes them: varints, big endian, texts counted in characters. */
final class H2Cursor {
  private final ByteCursor in;

  H2Cursor(ByteView bytes) {
    this.in = new ByteCursor(bytes.order(ByteOrder.BIG_ENDIAN));
  }

  ByteCursor in() {
    return in;
  }

  int varint() throws FormatException {
    return (int) in.varint();
  }

  long varlong() throws FormatException {
    return in.varint();
  }

  ByteView bytes() throws FormatException {
    return in.slice(varint());
  }

  String text() throws FormatException {
    return text(varint());
  }

  /** One to three bytes a character; halves of surrogate pairs count as characters. */
  String text(int length) throws FormatException {
    if (length < 0 || length > in.left()) {
      String found = length + " with " + in.left() + " bytes left";
      throw new FormatException(in.position(), "a text within its page", found);
    }
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      int first = in.u8();
      if (first < 0x80) {
        text.append((char) first);
      } else if (first < 0xe0) {
        text.append((char) ((first & 0x1f) << 6 | in.u8() & 0x3f));
      } else {
        text.append((char) ((first & 0xf) << 12 | (in.u8() & 0x3f) << 6 | in.u8() & 0x3f));
      }
    }
    return text.toString();
  }
}
