package org.dalel.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/**
 * A window of bytes that knows where in its file it stands. Every read is checked against the
 * window's end and throws {@link FormatException} with the place in the file, never an unchecked
 * exception. Little endian unless {@link #order} says otherwise.
 */
public final class ByteView {
  private final ByteBuffer buffer;
  private final long position;

  private ByteView(ByteBuffer buffer, long position) {
    this.buffer = buffer;
    this.position = position;
  }

  /** All of an array, which is not copied. */
  public static ByteView of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }

  /** What remains of a buffer, which is not copied. */
  public static ByteView of(ByteBuffer bytes) {
    return new ByteView(bytes.slice().order(ByteOrder.LITTLE_ENDIAN), 0);
  }

  /** The same bytes, said to stand at another place of the file. */
  public ByteView at(long filePosition) {
    return new ByteView(buffer, filePosition);
  }

  /** The same bytes, read in another byte order. */
  public ByteView order(ByteOrder order) {
    return new ByteView(buffer.duplicate().order(order), position);
  }

  /** Offset of the first byte in the file. */
  public long position() {
    return position;
  }

  /** Bytes in the window. */
  public int length() {
    return buffer.limit();
  }

  /** A part of the window, in the same byte order. */
  public ByteView slice(int at, int length) throws FormatException {
    check(at, length);
    return new ByteView(buffer.slice(at, length).order(buffer.order()), position + at);
  }

  /** All bytes from a place on. */
  public ByteView from(int at) throws FormatException {
    return slice(at, Math.max(0, length() - at));
  }

  /** An unsigned byte. */
  public int u8(int at) throws FormatException {
    check(at, 1);
    return Byte.toUnsignedInt(buffer.get(at));
  }

  /** An unsigned 16-bit number. */
  public int u16(int at) throws FormatException {
    check(at, 2);
    return Short.toUnsignedInt(buffer.getShort(at));
  }

  /** A 32-bit number with its sign. */
  public int i32(int at) throws FormatException {
    check(at, 4);
    return buffer.getInt(at);
  }

  /** An unsigned 32-bit number. */
  public long u32(int at) throws FormatException {
    return Integer.toUnsignedLong(i32(at));
  }

  /** A 64-bit number with its sign. */
  public long i64(int at) throws FormatException {
    check(at, 8);
    return buffer.getLong(at);
  }

  /** A double of IEEE 754. */
  public double f64(int at) throws FormatException {
    return Double.longBitsToDouble(i64(at));
  }

  /** A copy of some bytes. */
  public byte[] bytes(int at, int length) throws FormatException {
    check(at, length);
    byte[] copy = new byte[length];
    buffer.get(at, copy);
    return copy;
  }

  /** A copy of all bytes. */
  public byte[] bytes() {
    byte[] copy = new byte[length()];
    buffer.get(0, copy);
    return copy;
  }

  /** Text; undecodable bytes become U+FFFD. */
  public String text(int at, int length, Charset charset) throws FormatException {
    return new String(bytes(at, length), charset);
  }

  /** A copy of the position of the underlying bytes, for checksums and decoders of the JDK. */
  public ByteBuffer buffer() {
    return buffer.asReadOnlyBuffer().order(buffer.order());
  }

  /** Whether these bytes stand at a place. */
  public boolean has(int at, byte... wanted) {
    if (at < 0 || at > length() - wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (buffer.get(at + i) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private void check(int at, int length) throws FormatException {
    if (at < 0 || length < 0 || at > buffer.limit() - length) {
      throw new FormatException(
          position + at,
          (length < 0 ? "a length" : length == 1 ? "a byte" : length + " bytes"),
          length < 0 ? "the negative number " + length : there(at) + " bytes up to the end");
    }
  }

  private long there(int at) {
    return at < 0 ? 0 : Math.max(0, (long) buffer.limit() - at);
  }
}
