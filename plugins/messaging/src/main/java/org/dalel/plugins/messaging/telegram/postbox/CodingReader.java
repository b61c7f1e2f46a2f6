package org.dalel.plugins.messaging.telegram.postbox;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * Reads objects as Postbox encodes them, little-endian.
 *
 * <pre>
 *   object: fields one after the other: length of name 1 | name | kind 1 | value
 *   value:  0 int 4 | 1 long 8 | 2 bool 1 | 3 double 8 | 4 text: length 4, UTF-8 | 5 object: class 4, length 4, fields
 *           6, 7 count 4, ints or longs | 8 count 4, objects | 9 count 4, pairs of objects | 10 length 4, bytes | 11 nothing
 *           12, 13 count 4, texts or bytes, each behind its length 4
 *   a root object is the only field, named "_", of an object without class
 * </pre>
 *
 * Damage ends the object in which it is; what stands in front of it is kept, and the fault told.
 * Source: the format as Coding.swift of Telegram-iOS writes it.
 */
final class CodingReader {
  private static final int DEEPEST = 24;
  private static final String ROOT = "_";

  private final List<FormatException> faults = new ArrayList<>();

  /** What was wrong since this was asked last. */
  List<FormatException> takeFaults() {
    List<FormatException> taken = List.copyOf(faults);
    faults.clear();
    return taken;
  }

  /** The object that bytes hold as their root; without fields where there is none. */
  Coded root(ByteView bytes) {
    Coded outer = object(0, bytes.order(ByteOrder.LITTLE_ENDIAN), 0);
    if (outer.object(ROOT).isEmpty() && faults.isEmpty()) {
      faults.add(new FormatException(bytes.position(), "a root object", "none"));
    }
    return outer.object(ROOT).orElseGet(() -> new Coded(0, Map.of()));
  }

  private Coded object(int type, ByteView bytes, int depth) {
    Map<String, Object> fields = new LinkedHashMap<>();
    ByteCursor in = new ByteCursor(bytes);
    try {
      while (in.more()) {
        String name = in.text(in.u8(), StandardCharsets.UTF_8);
        Object value = value(in, in.u8(), depth);
        if (value != null) {
          fields.putIfAbsent(name, value);
        }
      }
    } catch (FormatException damaged) {
      faults.add(damaged);
    }
    return new Coded(type, fields);
  }

  private Object value(ByteCursor in, int kind, int depth) throws FormatException {
    return switch (kind) {
      case 0 -> (long) in.i32();
      case 1 -> in.i64();
      case 2 -> (long) in.u8();
      case 3 -> in.f64();
      case 4 -> new String(in.bytes(in.i32()), StandardCharsets.UTF_8);
      case 5 -> inner(in, depth);
      case 6 -> list(in, 4, () -> (long) in.i32());
      case 7 -> list(in, 8, in::i64);
      case 8 -> list(in, 8, () -> inner(in, depth));
      case 9 -> list(in, 16, () -> List.of(inner(in, depth), inner(in, depth)));
      case 10 -> in.bytes(in.i32());
      case 11 -> null;
      case 12 -> list(in, 4, () -> new String(in.bytes(in.i32()), StandardCharsets.UTF_8));
      case 13 -> list(in, 4, () -> in.bytes(in.i32()));
      default ->
          throw new FormatException(
              in.position() - 1, "the kind of a value, 0 to 13", String.valueOf(kind));
    };
  }

  private interface Element {
    Object read() throws FormatException;
  }

  /** A count that cannot be true is told before anything is made for it. */
  private static List<Object> list(ByteCursor in, int smallest, Element element)
      throws FormatException {
    long at = in.position();
    int count = in.i32();
    if (count < 0 || count > in.left() / smallest) {
      throw new FormatException(
          at, "a count of at most " + in.left() / smallest, String.valueOf(count));
    }
    List<Object> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(element.read());
    }
    return all;
  }

  private Coded inner(ByteCursor in, int depth) throws FormatException {
    if (depth >= DEEPEST) {
      throw new FormatException(
          in.position(), "objects in objects, at most " + DEEPEST + " deep", "one deeper");
    }
    int type = in.i32();
    return object(type, in.slice(in.i32()), depth + 1);
  }
}
