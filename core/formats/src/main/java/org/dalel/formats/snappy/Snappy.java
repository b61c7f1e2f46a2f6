package org.dalel.formats.snappy;

import java.util.Arrays;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * Undoes raw Snappy. What is allocated is bounded by the input: three bytes of it make at most 64,
 * so a greater length at its head is refused before anything is allocated.
 *
 * <p>Source: google/snappy, format_description.txt. Checked against: LevelDB's own tables,
 * Firefox's IndexedDB values, python-snappy.
 */
public final class Snappy {
  private static final int MOST_OUT_OF_THREE = 64;
  private final ByteCursor in;
  private final byte[] out;
  private int done;

  private Snappy(ByteCursor in, int length) {
    this.in = in;
    this.out = new byte[length];
  }

  /**
   * The plain bytes.
   *
   * @throws FormatException when the input is not whole and sound
   */
  public static byte[] decode(ByteView input) throws FormatException {
    Salvaged result = salvage(input);
    if (result.fault().isPresent()) {
      throw result.fault().get();
    }
    return result.bytes();
  }

  /**
   * The plain bytes as far as they can be had.
   *
   * @throws FormatException when not even the length at the head is sound
   */
  public static Salvaged salvage(ByteView input) throws FormatException {
    ByteCursor in = new ByteCursor(input);
    long length = in.varint();
    long most = (input.length() / 3L + 1) * MOST_OUT_OF_THREE;
    if (length < 0 || length > Math.min(most, Integer.MAX_VALUE - 8)) {
      throw new FormatException(
          input.position(), "a plain length of at most " + most, Long.toUnsignedString(length));
    }
    return new Snappy(in, (int) length).run();
  }

  private Salvaged run() {
    try {
      while (in.more()) {
        element();
      }
      if (done < out.length) {
        throw new FormatException(in.position(), out.length + " plain bytes", done + " of them");
      }
      return Salvaged.whole(out);
    } catch (FormatException e) {
      return Salvaged.partly(Arrays.copyOf(out, done), e);
    }
  }

  /** The lowest two bits of the tag: 0 literal, else a copy with an offset of 1, 2 or 4 bytes. */
  private void element() throws FormatException {
    int tag = in.u8();
    int high = tag >>> 2;
    switch (tag & 3) {
      case 0 -> literal(high < 60 ? high + 1 : little(high - 59) + 1);
      case 1 -> copy((long) (tag >>> 5) << 8 | in.u8(), (high & 7) + 4);
      case 2 -> copy(in.u16(), high + 1);
      default -> copy(in.u32(), high + 1);
    }
  }

  private long little(int bytes) throws FormatException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) in.u8() << 8 * i;
    }
    return value;
  }

  private void literal(long length) throws FormatException {
    room(length);
    int count = (int) Math.min(length, in.left());
    in.slice(count).buffer().get(out, done, count);
    done += count;
    if (count < length) {
      throw new FormatException(in.position(), length - count + " more literal bytes", "the end");
    }
  }

  private void copy(long offset, int length) throws FormatException {
    room(length);
    if (offset == 0 || offset > done) {
      String expected = "a copy from 1 to " + done + " bytes back";
      throw new FormatException(in.position(), expected, Long.toString(offset));
    }
    int from = done - (int) offset;
    if (offset >= length) {
      System.arraycopy(out, from, out, done, length);
    } else {
      for (int i = 0; i < length; i++) {
        out[done + i] = out[from + i];
      }
    }
    done += length;
  }

  private void room(long length) throws FormatException {
    if (length > out.length - done) {
      throw new FormatException(
          in.position(), "at most " + (out.length - done) + " more plain bytes", length + "");
    }
  }
}
