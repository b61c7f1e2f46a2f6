package org.dalel.formats.chromium;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.FormatException;
import org.dalel.formats.script.ScriptValue;

/**
 * Strings, numbers and keys of Chromium's IndexedDB.
 *
 * <pre>
 *   key   0 nothing | 1 count, UTF-16BE | 2 date, double | 3 number, double | 4 count, keys
 *         | 5 least | 6 length, bytes             counts are varints, doubles little endian
 * </pre>
 *
 * <p>Source: Chromium, content/browser/indexed_db/indexed_db_leveldb_coding.cc.
 */
final class IdbCoding {
  private static final int DEEPEST = 64;

  private IdbCoding() {}

  /** A number in as few bytes as it needs, least first, up to the end. */
  static long number(ByteCursor in) throws FormatException {
    return number(in, in.left());
  }

  static long number(ByteCursor in, int bytes) throws FormatException {
    if (bytes > 8) {
      throw new FormatException(in.position(), "a number of at most 8 bytes", bytes + " bytes");
    }
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) in.u8() << 8 * i;
    }
    return value;
  }

  /** A count of characters, then these. */
  static String string(ByteCursor in) throws FormatException {
    long place = in.position();
    long count = in.varint();
    if (count < 0 || count > in.left() / 2) {
      throw new FormatException(place, "a string within the key", count + " characters");
    }
    return in.text((int) count * 2, StandardCharsets.UTF_16BE);
  }

  /** The characters up to the end. */
  static String rest(ByteCursor in) throws FormatException {
    return in.text(in.left(), StandardCharsets.UTF_16BE);
  }

  /** A key of a record. */
  static ScriptValue key(ByteCursor in) throws FormatException {
    return key(in, 0);
  }

  private static ScriptValue key(ByteCursor in, int depth) throws FormatException {
    long place = in.position();
    int type = in.u8();
    return switch (type) {
      case 0, 5 -> ScriptValue.Nothing.NULL;
      case 1 -> new ScriptValue.Text(string(in));
      case 2 -> new ScriptValue.Moment(in.f64());
      case 3 -> new ScriptValue.Numeric(in.f64());
      case 4 -> keys(in, depth + 1);
      case 6 -> new ScriptValue.Binary("ArrayBuffer", in.slice(in.length()));
      default -> throw new FormatException(place, "a key of type 0 to 6", "type " + type);
    };
  }

  private static ScriptValue keys(ByteCursor in, int depth) throws FormatException {
    if (depth > DEEPEST) {
      throw new FormatException(in.position(), "at most 64 levels of a key", "more");
    }
    int count = in.length();
    List<ScriptValue> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(key(in, depth));
    }
    return new ScriptValue.Array(keys, Map.of());
  }
}
