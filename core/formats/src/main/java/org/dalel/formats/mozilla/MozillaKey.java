package org.dalel.formats.mozilla;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.script.ScriptValue;

/**
 * Reads the keys of Firefox's IndexedDB: column {@code key} of {@code object_data}. They sort as
 * bytes as the keys sort as values, and lose the zeros at their end.
 *
 * <pre>
 *   10 number   20 date       64 bits of the double; sign bit set when positive, else negated
 *   30 text 0   40 bytes 0    0xxxxxxx: + 1     10xxxxxx xxxxxxxx: - 7f     11xxxxxx xxxxxxxx xx000000
 *   50 array    50 is added to the type of its first item, at most three times; then items, 0
 * </pre>
 *
 * <p>Source: Firefox, dom/indexedDB/Key.cpp. Checked against: Firefox ESR 153.
 */
public final class MozillaKey {
  private static final int NUMBER = 0x10;
  private static final int DATE = 0x20;
  private static final int TEXT = 0x30;
  private static final int BINARY = 0x40;
  private static final int ARRAY = 0x50;
  private static final int MOST_ADDED = 3 * ARRAY;
  private static final int DEEPEST = 64;
  private static final int ONE_BYTE_END = 0x80;
  private static final int TWO_BYTES_END = 0xc0;
  private static final int TWO_BYTES_FIRST = 0x7f;

  private final ByteCursor in;

  private MozillaKey(ByteCursor in) {
    this.in = in;
  }

  /** The key as a value. */
  public static ScriptValue read(ByteView bytes) throws FormatException {
    MozillaKey key = new MozillaKey(new ByteCursor(bytes));
    ScriptValue value = key.value(0, 0);
    if (key.in.more()) {
      throw new FormatException(key.in.position(), "the end of the key", key.in.left() + " bytes");
    }
    return value;
  }

  private ScriptValue value(int added, int depth) throws FormatException {
    long place = in.position();
    int type = peek() - added;
    if (type >= ARRAY) {
      return array(added + ARRAY, depth + 1);
    }
    in.skip(in.more() ? 1 : 0);
    return switch (type) {
      case NUMBER -> new ScriptValue.Numeric(number());
      case DATE -> new ScriptValue.Moment(number());
      case TEXT -> new ScriptValue.Text(text());
      case BINARY -> new ScriptValue.Binary("ArrayBuffer", binary());
      default -> {
        String found = String.format("type 0x%02x", type);
        throw new FormatException(place, "a key of type 10, 20, 30, 40 or 50", found);
      }
    };
  }

  /** The next byte; behind the end stand zeros that were cut off. */
  private int peek() throws FormatException {
    return in.more() ? in.view().u8(in.at()) : 0;
  }

  private int nextOrZero() throws FormatException {
    return in.more() ? in.u8() : 0;
  }

  private ScriptValue array(int added, int depth) throws FormatException {
    if (depth > DEEPEST) {
      throw new FormatException(in.position(), "at most 64 levels of a key", "more");
    }
    int first = added;
    if (added == MOST_ADDED) {
      in.u8();
      first = 0;
    }
    List<ScriptValue> items = new ArrayList<>();
    while (in.more() && peek() != first) {
      items.add(value(first, depth));
      first = 0;
    }
    in.skip(in.more() ? 1 : 0);
    return new ScriptValue.Array(items, Map.of());
  }

  private double number() throws FormatException {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | nextOrZero();
    }
    return Double.longBitsToDouble(bits < 0 ? bits & Long.MAX_VALUE : -bits);
  }

  private String text() throws FormatException {
    StringBuilder text = new StringBuilder();
    for (int first = nextOrZero(); first != 0; first = nextOrZero()) {
      text.append((char) character(first));
    }
    return text.toString();
  }

  private ByteView binary() throws FormatException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int first = nextOrZero(); first != 0; first = nextOrZero()) {
      bytes.write(character(first));
    }
    return ByteView.of(bytes.toByteArray());
  }

  private int character(int first) throws FormatException {
    if (first < ONE_BYTE_END) {
      return first - 1;
    }
    if (first < TWO_BYTES_END) {
      return ((first & 0x3f) << 8 | nextOrZero()) + TWO_BYTES_FIRST;
    }
    return (first & 0x3f) << 10 | nextOrZero() << 2 | nextOrZero() >>> 6;
  }
}
