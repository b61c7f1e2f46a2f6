package org.dalel.formats.mvstore;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * A page of a B-tree.
 *
 * <pre>
 *   int length   short check   varint number   varint map   varint keys   byte type
 *   inner: long position of each child, varlong entries below each
 *   varint bytes saved, when compressed      keys      leaf: values
 *   type   1 inner   2 compressed by LZF   6 by deflate
 *   check  of chunk, offset in it and length: each folded to 16 bits, XOR
 *   position   26 bits chunk | 32 bits offset | 5 bits length | 1 bit inner
 * </pre>
 *
 * @param offset in the file
 * @param length in bytes
 * @param map number of the map
 * @param keys how many keys
 * @param leaf whether it is a leaf
 * @param children positions of the children of an inner page
 * @param content keys and values, plain
 */
record MvPage(
    long offset,
    int length,
    int map,
    int keys,
    boolean leaf,
    List<Long> children,
    ByteView content) {
  private static final int HEAD = 10;
  private static final int MOST = 64 << 20;
  private static final int INNER = 1;
  private static final int COMPRESSED = 2;
  private static final int DEFLATE = 4;

  static int chunkOf(long position) {
    return (int) (position >>> 38);
  }

  static long offsetOf(long position) {
    return position >>> 6 & 0xffffffffL;
  }

  /**
   * Reads the page that starts at a place of a chunk.
   *
   * @throws FormatException when none does
   */
  static MvPage read(ByteSource file, MvChunk chunk, long offset) throws IOException {
    long at = chunk.offset() + offset;
    ByteView head = file.read(at, HEAD).order(ByteOrder.BIG_ENDIAN);
    int length = head.i32(0);
    long most = Math.min(MOST, chunk.length() - offset);
    int check = fold(chunk.id()) ^ fold((int) offset) ^ fold(length);
    if (length < HEAD || length > most || (check & 0xffff) != head.u16(4)) {
      String found = String.format("length %d, check %04x", length, head.u16(4));
      throw new FormatException(at, "a page with its check", found);
    }
    H2Cursor in = new H2Cursor(file.read(at, length));
    in.in().skip(6);
    in.varint();
    int map = in.varint();
    int keys = in.varint();
    int type = in.in().u8();
    List<Long> children = (type & INNER) != 0 ? children(in, keys) : List.of();
    boolean packed = (type & COMPRESSED) != 0;
    ByteView content = packed ? unpacked(in, type) : in.in().slice(in.in().left());
    return new MvPage(at, length, map, keys, (type & INNER) == 0, children, content);
  }

  private static int fold(int value) {
    return value >> 16 ^ value;
  }

  private static List<Long> children(H2Cursor in, int keys) throws FormatException {
    if (keys < 0 || keys >= in.in().left() / 8) {
      throw new FormatException(in.in().position(), "children within the page", keys + "");
    }
    List<Long> children = new ArrayList<>();
    for (int i = 0; i <= keys; i++) {
      children.add(in.in().i64());
    }
    for (int i = 0; i <= keys; i++) {
      in.varlong();
    }
    return children;
  }

  private static ByteView unpacked(H2Cursor in, int type) throws FormatException {
    int saved = in.varint();
    ByteView packed = in.in().slice(in.in().left());
    long plain = (long) packed.length() + saved;
    if (plain < 0 || plain > MOST) {
      throw new FormatException(packed.position(), "at most 64 MiB of plain bytes", plain + "");
    }
    return ByteView.of(
        (type & DEFLATE) == 0 ? Lzf.decode(packed, (int) plain) : inflated(packed, (int) plain));
  }

  private static byte[] inflated(ByteView packed, int length) throws FormatException {
    if (length > (packed.length() + 1L) * 1100) {
      throw new FormatException(packed.position(), "a plain length that fits", length + "");
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed.buffer());
      byte[] out = new byte[length];
      int done = inflater.inflate(out);
      if (done < length) {
        throw new FormatException(packed.position(), length + " plain bytes", done + "");
      }
      return out;
    } catch (DataFormatException e) {
      throw new FormatException(packed.position(), "deflated bytes", e.getMessage());
    } finally {
      inflater.end();
    }
  }
}
