package org.dalel.formats;

import java.nio.charset.Charset;

/** Reads a {@link ByteView} from its start to its end; a failed read leaves the cursor in place. */
public final class ByteCursor {
  private final ByteView view;
  private int at;

  /** Starts at the first byte. */
  public ByteCursor(ByteView view) {
    this.view = view;
  }

  /** What is read. */
  public ByteView view() {
    return view;
  }

  /** Bytes read so far. */
  public int at() {
    return at;
  }

  /** Goes to a place of the view. */
  public void to(int place) throws FormatException {
    view.slice(0, place);
    at = place;
  }

  /** Offset in the file of the next byte. */
  public long position() {
    return view.position() + at;
  }

  /** Bytes left. */
  public int left() {
    return view.length() - at;
  }

  /** Whether any byte is left. */
  public boolean more() {
    return left() > 0;
  }

  /** An unsigned byte. */
  public int u8() throws FormatException {
    int value = view.u8(at);
    at++;
    return value;
  }

  /** An unsigned 16-bit number. */
  public int u16() throws FormatException {
    int value = view.u16(at);
    at += 2;
    return value;
  }

  /** A 32-bit number with its sign. */
  public int i32() throws FormatException {
    int value = view.i32(at);
    at += 4;
    return value;
  }

  /** An unsigned 32-bit number. */
  public long u32() throws FormatException {
    return Integer.toUnsignedLong(i32());
  }

  /** A 64-bit number with its sign. */
  public long i64() throws FormatException {
    long value = view.i64(at);
    at += 8;
    return value;
  }

  /** A double of IEEE 754. */
  public double f64() throws FormatException {
    return Double.longBitsToDouble(i64());
  }

  /** A number in groups of seven bits, least first, of at most 64 bits. */
  public long varint() throws FormatException {
    int end = at;
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int group = view.u8(end++);
      value |= (long) (group & 0x7f) << shift;
      if (group < 0x80) {
        at = end;
        return value;
      }
    }
    throw new FormatException(position(), "a varint of at most 10 bytes", "a longer one");
  }

  /** A varint that counts bytes of this view: refused when there are not as many left. */
  public int length() throws FormatException {
    long place = position();
    int before = at;
    long length = varint();
    if (length < 0 || length > left()) {
      String found = Long.toUnsignedString(length) + " with " + left() + " bytes left";
      at = before;
      throw new FormatException(place, "a length within the data", found);
    }
    return (int) length;
  }

  /** The next bytes as a view of their own. */
  public ByteView slice(int length) throws FormatException {
    ByteView slice = view.slice(at, length);
    at += length;
    return slice;
  }

  /** A copy of the next bytes. */
  public byte[] bytes(int length) throws FormatException {
    byte[] bytes = view.bytes(at, length);
    at += length;
    return bytes;
  }

  /** Text; undecodable bytes become U+FFFD. */
  public String text(int length, Charset charset) throws FormatException {
    return new String(bytes(length), charset);
  }

  /** Passes over bytes. */
  public void skip(int length) throws FormatException {
    view.slice(at, length);
    at += length;
  }
}
