package org.dalel.formats.mozilla;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.script.Decoded;
import org.dalel.formats.script.ScriptValue;
import org.dalel.formats.script.Tree;

/**
 * Reads a structured clone of SpiderMonkey: pairs of 32 bits data and 32 bits tag, little endian,
 * each on a multiple of 8 bytes.
 *
 * <pre>
 *   tag  below fff00000   the pair is a double        fff10000  header; data: scope
 *   ffff0000 null  1 undefined  2 truth  3 int  4 string  5 date  6 regexp  7 array  8 object
 *        9 buffer (old)  a b c wrapped truth, string, number  d earlier object  10 view (old)
 *        11 map  12 set  13 end  15 data view (old)  1d bigint  1e wrapped bigint  1f buffer
 *        20 view  21 data view  23 resizable buffer       8001... objects of Gecko
 *   string   data: bit 31 ISO 8859-1, else UTF-16LE; length in characters
 * </pre>
 *
 * <p>Source: Firefox, js/src/vm/StructuredClone.cpp.
 */
final class CloneReader extends Tree {
  private static final long DOUBLES_END = 0xfff00000L;
  private static final long HEADER = 0xfff10000L;
  private static final int BUILT_IN = 0xffff;
  private static final int END = 0x13;
  private static final int BITS_31 = 0x7fffffff;
  private static final int MOST_HOLES = 1024;
  private static final String[] VIEWS = {
    "Int8Array",
    "Uint8Array",
    "Int16Array",
    "Uint16Array",
    "Int32Array",
    "Uint32Array",
    "Float32Array",
    "Float64Array",
    "Uint8ClampedArray",
    "BigInt64Array",
    "BigUint64Array"
  };
  private static final int[] WIDTHS = {1, 1, 2, 2, 4, 4, 4, 8, 1, 8, 8};

  private final GeckoHost host;

  private CloneReader(ByteCursor in) {
    super(in);
    this.host = new GeckoHost(in);
  }

  static Decoded read(ByteCursor in) throws FormatException {
    long head = in.i64();
    if (head >>> 32 != HEADER) {
      String found = String.format("tag %08x", head >>> 32);
      throw new FormatException(in.view().position(), "the header fff10000", found);
    }
    return new CloneReader(in).decode();
  }

  @Override
  protected ScriptValue next() throws FormatException {
    long pair = pair();
    long tag = pair >>> 32;
    int data = (int) pair;
    if (tag <= DOUBLES_END) {
      return new ScriptValue.Numeric(Double.longBitsToDouble(pair));
    }
    if (tag >>> 16 != BUILT_IN) {
      throw new FormatException(in.position() - 8, "a tag", String.format("%08x", tag));
    }
    return plain((int) (tag & 0xffff), data);
  }

  private long pair() throws FormatException {
    align(in);
    return in.i64();
  }

  /** Goes on to the next multiple of eight. */
  static void align(ByteCursor in) throws FormatException {
    int over = in.at() & 7;
    if (over != 0) {
      in.skip(Math.min(8 - over, in.left()));
    }
  }

  private ScriptValue plain(int tag, int data) throws FormatException {
    return switch (tag) {
      case 0 -> ScriptValue.Nothing.NULL;
      case 1 -> ScriptValue.Nothing.UNDEFINED;
      case 2 -> new ScriptValue.Truth(data != 0);
      case 3 -> new ScriptValue.Numeric(data);
      case 4 -> new ScriptValue.Text(string(data));
      case 0x1d -> bigint(data);
      case 0x0d -> reference(data);
      default -> composite(tag, data);
    };
  }

  private ScriptValue composite(int tag, int data) throws FormatException {
    return switch (tag) {
      case 5 -> numbered(new ScriptValue.Moment(in.f64()));
      case 6 -> regexp(data);
      case 7 -> array();
      case 8 -> structure();
      case 9 -> buffer(Integer.toUnsignedLong(data));
      case 0x0a -> numbered(new ScriptValue.Truth(data != 0));
      case 0x0b -> numbered(new ScriptValue.Text(string(data)));
      case 0x0c -> numbered(new ScriptValue.Numeric(in.f64()));
      case 0x10 -> view((int) in.i64(), Integer.toUnsignedLong(data));
      case 0x11 -> pairs();
      case 0x12 -> distinct();
      case 0x15 -> dataView(Integer.toUnsignedLong(data));
      case 0x1e -> numbered(bigint(data));
      case 0x1f -> buffer(in.i64());
      case 0x20 -> view(data, in.i64());
      case 0x21 -> dataView(in.i64());
      case 0x23 -> resizable();
      default -> numbered(host.read(tag, data));
    };
  }

  private String string(int data) throws FormatException {
    int length = data & BITS_31;
    return data < 0
        ? in.text(length, StandardCharsets.ISO_8859_1)
        : in.text(times(length, 2), StandardCharsets.UTF_16LE);
  }

  /** A product that, where it does not fit, is more than there can be. */
  private static int times(int count, int width) {
    return (int) Math.min((long) count * width, Integer.MAX_VALUE);
  }

  private ScriptValue.Big bigint(int data) throws FormatException {
    byte[] digits = in.bytes(times(data & BITS_31, 8));
    byte[] big = new byte[digits.length + 1];
    for (int i = 0; i < digits.length; i++) {
      big[big.length - 1 - i] = digits[i];
    }
    BigInteger size = new BigInteger(big);
    return new ScriptValue.Big(data < 0 ? size.negate() : size);
  }

  private ScriptValue reference(int id) throws FormatException {
    object(id);
    return new ScriptValue.Reference(id);
  }

  private ScriptValue regexp(int flags) throws FormatException {
    ScriptValue source = value();
    StringBuilder letters = new StringBuilder();
    String all = "igmyusdv";
    for (int i = 0; i < all.length(); i++) {
      letters.append((flags >>> i & 1) == 1 ? all.substring(i, i + 1) : "");
    }
    return numbered(new ScriptValue.Pattern(name(source), letters.toString()));
  }

  /** Whether the end of keys stands here; then it is read. */
  private boolean atEnd() throws FormatException {
    align(in);
    boolean end = in.view().i64(in.at()) >>> 32 == (0xffff0000L | END);
    in.skip(end ? 8 : 0);
    return end;
  }

  private ScriptValue structure() throws FormatException {
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    ScriptValue.Structure structure = numbered(structure(properties));
    while (!broken() && !atEnd()) {
      ScriptValue key = value();
      properties.put(name(key), value());
    }
    return structure;
  }

  private ScriptValue array() throws FormatException {
    List<ScriptValue> items = new ArrayList<>();
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    ScriptValue.Array array = numbered(array(items, properties));
    while (!broken() && !atEnd()) {
      ScriptValue key = value();
      ScriptValue value = value();
      if (key instanceof ScriptValue.Numeric number && near(number.value(), items.size())) {
        while (items.size() < number.value()) {
          items.add(ScriptValue.Nothing.HOLE);
        }
        items.add(value);
      } else {
        properties.put(name(key), value);
      }
    }
    return array;
  }

  private static boolean near(double index, int size) {
    return index >= size && index <= size + (double) MOST_HOLES;
  }

  private ScriptValue pairs() throws FormatException {
    List<ScriptValue> items = new ArrayList<>();
    ScriptValue.Pairs pairs = numbered(new ScriptValue.Pairs(items));
    items(items);
    return pairs;
  }

  private ScriptValue distinct() throws FormatException {
    List<ScriptValue> items = new ArrayList<>();
    ScriptValue.Distinct distinct = numbered(new ScriptValue.Distinct(items));
    items(items);
    return distinct;
  }

  private void items(List<ScriptValue> items) throws FormatException {
    while (!broken() && !atEnd()) {
      items.add(value());
    }
  }

  private ScriptValue resizable() throws FormatException {
    long length = in.i64();
    in.i64();
    return buffer(length);
  }

  private ScriptValue buffer(long length) throws FormatException {
    ByteView bytes = in.slice((int) Math.min(Math.max(length, 0), Integer.MAX_VALUE));
    return numbered(new ScriptValue.Binary("ArrayBuffer", bytes));
  }

  private ScriptValue view(int type, long count) throws FormatException {
    boolean known = type >= 0 && type < VIEWS.length;
    return view(known ? VIEWS[type] : "view " + type, count, known ? WIDTHS[type] : 1);
  }

  private ScriptValue dataView(long bytes) throws FormatException {
    return view("DataView", bytes, 1);
  }

  /** The number of a view comes before that of its buffer, which follows it. */
  private ScriptValue view(String type, long count, int width) throws FormatException {
    int id = objects();
    numbered(ScriptValue.Nothing.UNDEFINED);
    ScriptValue inner = value();
    ScriptValue target = inner instanceof ScriptValue.Reference r ? object(r.id()) : inner;
    long offset = pair();
    if (!(target instanceof ScriptValue.Binary buffer)) {
      throw new FormatException(in.position(), "the buffer of a view", "another value");
    }
    long length = count * width;
    int there = buffer.bytes().length();
    if (count < 0 || count > there || offset < 0 || offset > there - length) {
      String found = count + " times " + width + " bytes from " + offset;
      throw new FormatException(in.position(), "a view of " + there + " bytes", found);
    }
    ScriptValue view =
        new ScriptValue.Binary(type, buffer.bytes().slice((int) offset, (int) length));
    renumber(id, view);
    return view;
  }
}
