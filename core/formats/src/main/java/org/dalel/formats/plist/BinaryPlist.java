package org.dalel.formats.plist;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a binary property list:
 *
 * <pre>
 *   "bplist00" | objects | offset table | trailer of 32 bytes:
 *   6 bytes unused, size of an offset, size of a reference, count of objects, top object, table
 *   object: high 4 bits kind (0 simple, 1 int, 2 real, 3 date, 4 data, 5 ASCII, 6 UTF-16, 8 uid,
 *           a array, c set, d dictionary), low 4 bits length, or f and an int object behind it
 * </pre>
 *
 * <p>Values are String, Long, Double (also dates: seconds since 2001), Boolean, byte[], {@link
 * Uid}, {@code List} and {@code Map}; null for null and for what is damaged. A text or data that
 * several references name is one object. Of texts and data that overlap, as no writer makes them,
 * no more is taken than {@value #TIMES} times the file and a mebibyte: what is beyond is damaged.
 */
public final class BinaryPlist {
  private static final int TRAILER = 32;
  private static final int DEEPEST = 64;
  private static final int MOST = 1_000_000;
  private static final int TIMES = 4;
  private static final int SPARE = 1 << 20;

  /** The null of a list, which is not damage. */
  private static final Object NOTHING = new Object();

  private final byte[] bytes;
  private final int offsetSize;
  private final int referenceSize;
  private final long count;
  private final long table;
  private final Map<Long, Object> texts = new HashMap<>();
  private long bytesLeft;
  private int left = MOST;
  private int damaged;

  /** A reference of an archive to one of its objects. */
  public record Uid(long number) {}

  private BinaryPlist(byte[] bytes) {
    this.bytes = bytes;
    this.bytesLeft = (long) TIMES * bytes.length + SPARE;
    int trailer = bytes.length - TRAILER;
    this.offsetSize = bytes[trailer + 6] & 0xff;
    this.referenceSize = bytes[trailer + 7] & 0xff;
    this.count = number(trailer + 8, 8);
    this.table = number(trailer + 24, 8);
  }

  /** The top object; empty for what is no binary property list. */
  public static Optional<Object> read(byte[] bytes) {
    return examine(bytes).top();
  }

  static PropertyList.Reading examine(byte[] bytes) {
    boolean long_ = bytes.length >= TRAILER + 9;
    if (!long_ || !new String(bytes, 0, 7, StandardCharsets.ISO_8859_1).equals("bplist0")) {
      return PropertyList.Reading.NONE;
    }
    BinaryPlist list = new BinaryPlist(bytes);
    boolean sound =
        list.offsetSize >= 1
            && list.offsetSize <= 8
            && list.referenceSize >= 1
            && list.referenceSize <= 8
            && list.count > 0
            && list.table > 0
            && list.count <= bytes.length
            && list.table <= bytes.length - TRAILER;
    if (!sound) {
      return PropertyList.Reading.NONE;
    }
    Object top = list.object(list.number(bytes.length - TRAILER + 16, 8), 0);
    return new PropertyList.Reading(Optional.ofNullable(top), list.damaged);
  }

  /** A big-endian number; -1 where there are no bytes. */
  private long number(long at, int length) {
    if (at < 0 || at + length > bytes.length) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes[(int) at + i] & 0xff;
    }
    return value;
  }

  private Object object(long reference, int depth) {
    Object read = readable(reference, depth);
    damaged += read == null ? 1 : 0;
    return read == NOTHING ? null : read;
  }

  private Object readable(long reference, int depth) {
    if (reference < 0 || reference >= count || depth > DEEPEST || left-- <= 0) {
      return null;
    }
    long at = number(table + reference * offsetSize, offsetSize);
    if (at < 8 || at >= bytes.length) {
      return null;
    }
    int marker = bytes[(int) at] & 0xff;
    int low = marker & 0xf;
    return switch (marker >> 4) {
      case 0 -> low == 8 ? Boolean.FALSE : low == 9 ? Boolean.TRUE : low == 0 ? NOTHING : null;
      case 1 -> low > 4 ? null : whole(at + 1, 1 << low);
      case 2 -> real(at + 1, 1 << low);
      case 3 -> real(at + 1, 8);
      case 8 -> new Uid(number(at + 1, Math.min(8, low + 1)));
      default -> sized(marker >> 4, at, low, depth);
    };
  }

  private Object whole(long at, int length) {
    return at + length > bytes.length
        ? null
        : (Object) number(at + Math.max(0, length - 8), Math.min(8, length));
  }

  private Object real(long at, int length) {
    if (at + length > bytes.length) {
      return null;
    }
    return switch (length) {
      case 4 -> (double) Float.intBitsToFloat((int) number(at, 4));
      case 8 -> Double.longBitsToDouble(number(at, 8));
      default -> null;
    };
  }

  private Object sized(int kind, long at, int low, int depth) {
    long length = low;
    long from = at + 1;
    if (low == 0xf) {
      int marker = from < bytes.length ? bytes[(int) from] & 0xff : 0;
      int size = 1 << (marker & 0xf);
      if (marker >> 4 != 1 || size > 8) {
        return null;
      }
      length = number(from + 1, size);
      from += 1 + size;
    }
    long unit =
        kind == 6
            ? 2
            : kind == 0xa || kind == 0xc ? referenceSize : kind == 0xd ? 2L * referenceSize : 1;
    if (length < 0 || length > bytes.length || from + length * unit > bytes.length) {
      return null;
    }
    int start = (int) from;
    int size = (int) length;
    return switch (kind) {
      case 4, 5, 6 -> {
        Object known = texts.get(at);
        yield known == null ? text(kind, at, start, (int) (size * unit)) : known;
      }
      case 0xa, 0xc -> list(from, size, depth);
      case 0xd -> map(from, size, depth);
      default -> null;
    };
  }

  /** A text or data; null when what was taken before leaves no room for it. */
  private Object text(int kind, long at, int start, int size) {
    if (size > bytesLeft) {
      return null;
    }
    bytesLeft -= size;
    Object value =
        switch (kind) {
          case 4 -> Arrays.copyOfRange(bytes, start, start + size);
          case 5 -> new String(bytes, start, size, StandardCharsets.ISO_8859_1);
          default -> new String(bytes, start, size, StandardCharsets.UTF_16BE);
        };
    texts.put(at, value);
    return value;
  }

  private List<Object> list(long from, int size, int depth) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < size && left > 0; i++) {
      items.add(object(number(from + (long) i * referenceSize, referenceSize), depth + 1));
    }
    return items;
  }

  private Map<String, Object> map(long from, int size, int depth) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < size && left > 0; i++) {
      Object key = object(number(from + (long) i * referenceSize, referenceSize), depth + 1);
      Object value =
          object(number(from + (long) (size + i) * referenceSize, referenceSize), depth + 1);
      if (key instanceof String name) {
        members.put(name, value);
      } else {
        damaged++;
      }
    }
    return members;
  }
}
