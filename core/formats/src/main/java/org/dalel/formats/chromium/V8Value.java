package org.dalel.formats.chromium;

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
 * Reads a value as V8 serializes it, versions 9 to 15.
 *
 * <pre>
 *   ff version | value            a value starts with a tag, 00 is padding before it
 *   _ undefined  0 null  T true  F false  - hole   I int, zigzag   U uint   N double   Z bigint
 *   " ISO 8859-1   c UTF-16   S UTF-8: length, bytes      D date   R pattern, flags
 *   o key value ... { count        A length items keys values $ count length      a length keys values @
 *   ; map :   ' set ,   B array buffer (V view follows)   ^ number of an earlier object
 *   y x n z s  wrapped true, false, number, bigint, string      r error      \ object of Blink
 * </pre>
 *
 * <p>Source: v8/src/objects/value-serializer.cc.
 */
final class V8Value extends Tree {
  private static final int VERSION = 0xff;
  private static final int FLAGS_SINCE = 14;
  private static final String BUFFER = "ArrayBuffer";
  private final BlinkHost host;
  private int version;

  private V8Value(ByteCursor in, int version) {
    super(in);
    this.version = version;
    this.host = new BlinkHost(in);
  }

  /**
   * Reads the value at the cursor, which stands at V8's own version or a tag.
   *
   * @param version of the envelope, which holds where V8 has none of its own
   */
  static Decoded read(ByteCursor in, int version) {
    return new V8Value(in, version).decode();
  }

  @Override
  protected ScriptValue next() throws FormatException {
    int tag = tag();
    while (tag == VERSION || tag == '?') {
      long number = in.varint();
      version = tag == VERSION ? (int) number : version;
      tag = tag();
    }
    return primitive(tag);
  }

  private int tag() throws FormatException {
    int tag = in.u8();
    while (tag == 0) {
      tag = in.u8();
    }
    return tag;
  }

  private ScriptValue primitive(int tag) throws FormatException {
    return switch (tag) {
      case '_' -> ScriptValue.Nothing.UNDEFINED;
      case '0' -> ScriptValue.Nothing.NULL;
      case '-' -> ScriptValue.Nothing.HOLE;
      case 'T' -> new ScriptValue.Truth(true);
      case 'F' -> new ScriptValue.Truth(false);
      case 'I' -> new ScriptValue.Numeric(zigzag((int) in.varint()));
      case 'U' -> new ScriptValue.Numeric(in.varint() & 0xffffffffL);
      case 'N' -> new ScriptValue.Numeric(in.f64());
      case 'Z' -> bigint();
      case '"', 'c', 'S' -> new ScriptValue.Text(string(tag));
      default -> composite(tag);
    };
  }

  private ScriptValue composite(int tag) throws FormatException {
    return switch (tag) {
      case '^' -> reference();
      case 'o' -> structure();
      case 'A' -> dense();
      case 'a' -> sparse();
      case 'D' -> numbered(new ScriptValue.Moment(in.f64()));
      case 'y' -> numbered(new ScriptValue.Truth(true));
      case 'x' -> numbered(new ScriptValue.Truth(false));
      case 'n' -> numbered(new ScriptValue.Numeric(in.f64()));
      case 'z' -> numbered(bigint());
      case 's' -> numbered(new ScriptValue.Text(string(tag())));
      case 'R' -> numbered(new ScriptValue.Pattern(string(tag()), flags(in.varint())));
      case ';' -> pairs();
      case '\'' -> distinct();
      case 'B' -> buffer(in.length());
      case '~' -> resizable();
      case 'r' -> error();
      case '\\' -> numbered(host.read());
      case 't' -> numbered(host(BUFFER, "transfer", in.varint()));
      case 'u' -> numbered(host("SharedArrayBuffer", "transfer", in.varint()));
      case 'p' -> numbered(host("SharedObject", "index", in.varint()));
      case 'w' -> numbered(host("WebAssembly.Module", "transfer", in.varint()));
      default -> numbered(host.read(tag));
    };
  }

  private static int zigzag(int value) {
    return value >>> 1 ^ -(value & 1);
  }

  private String string(int tag) throws FormatException {
    int length = in.length();
    return switch (tag) {
      case '"' -> in.text(length, StandardCharsets.ISO_8859_1);
      case 'S' -> in.text(length, StandardCharsets.UTF_8);
      case 'c' -> in.text(length, StandardCharsets.UTF_16LE);
      default -> throw new FormatException(in.position(), "a string", "tag " + tag);
    };
  }

  private ScriptValue.Big bigint() throws FormatException {
    long bits = in.varint();
    long length = bits >>> 1;
    if (length > in.left()) {
      throw new FormatException(in.position(), length + " bytes of digits", in.left() + " bytes");
    }
    byte[] little = in.bytes((int) length);
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[big.length - 1 - i];
    }
    BigInteger size = new BigInteger(1, big);
    return new ScriptValue.Big((bits & 1) == 1 ? size.negate() : size);
  }

  /** A further view of a buffer that was stored before stands behind a reference to it. */
  private ScriptValue reference() throws FormatException {
    int id = (int) in.varint();
    if (object(id) instanceof ScriptValue.Binary buffer && buffer.type().equals(BUFFER)) {
      return viewed(buffer.bytes(), new ScriptValue.Reference(id));
    }
    return new ScriptValue.Reference(id);
  }

  private ScriptValue structure() throws FormatException {
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    ScriptValue.Structure structure = numbered(structure(properties));
    properties('{', properties);
    skipNumbers(1);
    return structure;
  }

  /** Keys and values up to an end tag. */
  private void properties(int end, Map<String, ScriptValue> properties) throws FormatException {
    while (!broken() && !at(end)) {
      ScriptValue key = value();
      if (!broken()) {
        properties.put(name(key), value());
      }
    }
  }

  /** Whether the end tag stands here; then it is read. */
  private boolean at(int end) throws FormatException {
    int before = in.at();
    if (tag() == end) {
      return true;
    }
    in.to(before);
    return false;
  }

  private void skipNumbers(int count) throws FormatException {
    for (int i = 0; i < count && !broken(); i++) {
      in.varint();
    }
  }

  private ScriptValue dense() throws FormatException {
    long length = in.varint();
    List<ScriptValue> items = new ArrayList<>();
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    ScriptValue.Array array = numbered(array(items, properties));
    for (long i = 0; i < length && !broken(); i++) {
      items.add(value());
    }
    properties('$', properties);
    skipNumbers(2);
    return array;
  }

  private ScriptValue sparse() throws FormatException {
    in.varint();
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    ScriptValue.Array array = numbered(array(List.of(), properties));
    properties('@', properties);
    skipNumbers(2);
    return array;
  }

  private ScriptValue pairs() throws FormatException {
    List<ScriptValue> items = new ArrayList<>();
    ScriptValue.Pairs pairs = numbered(new ScriptValue.Pairs(items));
    items(':', items);
    return pairs;
  }

  private ScriptValue distinct() throws FormatException {
    List<ScriptValue> items = new ArrayList<>();
    ScriptValue.Distinct distinct = numbered(new ScriptValue.Distinct(items));
    items(',', items);
    return distinct;
  }

  private void items(int end, List<ScriptValue> items) throws FormatException {
    while (!broken() && !at(end)) {
      items.add(value());
    }
    skipNumbers(1);
  }

  private ScriptValue resizable() throws FormatException {
    long length = in.varint();
    in.varint();
    if (length < 0 || length > in.left()) {
      throw new FormatException(in.position(), length + " bytes", in.left() + " bytes");
    }
    return buffer((int) length);
  }

  /** A buffer is followed by the view through which it was stored, if there was one. */
  private ScriptValue buffer(int length) throws FormatException {
    ByteView bytes = in.slice(length);
    return viewed(bytes, numbered(new ScriptValue.Binary(BUFFER, bytes)));
  }

  private ScriptValue viewed(ByteView bytes, ScriptValue otherwise) throws FormatException {
    int before = in.at();
    if (tagOrEnd() == 'V') {
      return view(bytes);
    }
    in.to(before);
    return otherwise;
  }

  private int tagOrEnd() throws FormatException {
    while (in.more()) {
      int tag = in.u8();
      if (tag != 0) {
        return tag;
      }
    }
    return 0;
  }

  private ScriptValue view(ByteView buffer) throws FormatException {
    String type = viewType(in.u8());
    long offset = in.varint();
    long length = in.varint();
    if (version >= FLAGS_SINCE) {
      in.varint();
    }
    boolean fits = offset >= 0 && length >= 0 && offset <= buffer.length() - length;
    if (!fits) {
      String found = length + " bytes from " + offset;
      throw new FormatException(in.position(), "a view of " + buffer.length() + " bytes", found);
    }
    return numbered(new ScriptValue.Binary(type, buffer.slice((int) offset, (int) length)));
  }

  private static String viewType(int tag) {
    return switch (tag) {
      case 'b' -> "Int8Array";
      case 'B' -> "Uint8Array";
      case 'C' -> "Uint8ClampedArray";
      case 'w' -> "Int16Array";
      case 'W' -> "Uint16Array";
      case 'd' -> "Int32Array";
      case 'D' -> "Uint32Array";
      case 'h' -> "Float16Array";
      case 'f' -> "Float32Array";
      case 'F' -> "Float64Array";
      case 'q' -> "BigInt64Array";
      case 'Q' -> "BigUint64Array";
      case '?' -> "DataView";
      default -> "view " + tag;
    };
  }

  private static String flags(long bits) {
    String letters = "gimyusdlv";
    StringBuilder flags = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      if ((bits >>> i & 1) == 1) {
        flags.append(letters.charAt(i));
      }
    }
    return flags.toString();
  }

  private ScriptValue error() throws FormatException {
    int id = objects();
    numbered(ScriptValue.Nothing.UNDEFINED);
    String name = "Error";
    String message = "";
    String stack = "";
    for (int tag = in.u8(); tag != '.'; tag = in.u8()) {
      switch (tag) {
        case 'E' -> name = "EvalError";
        case 'R' -> name = "RangeError";
        case 'F' -> name = "ReferenceError";
        case 'S' -> name = "SyntaxError";
        case 'T' -> name = "TypeError";
        case 'U' -> name = "URIError";
        case 'm' -> message = string(tag());
        case 's' -> stack = string(tag());
        case 'c' -> value();
        default -> throw new FormatException(in.position(), "a part of an error", "tag " + tag);
      }
    }
    ScriptValue.Failure failure = new ScriptValue.Failure(name, message, stack);
    renumber(id, failure);
    return failure;
  }
}
