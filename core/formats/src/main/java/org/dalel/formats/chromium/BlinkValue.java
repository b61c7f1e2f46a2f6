package org.dalel.formats.chromium;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.script.Decoded;
import org.dalel.formats.script.ScriptValue;
import org.dalel.formats.snappy.Snappy;

/**
 * Reads a value as Blink stores it, in a record of IndexedDB or in a file beside it.
 *
 * <pre>
 *   ff version [fe u64 offset, u32 size of a trailer]  ff version of V8, value
 *   ff 11 01 size index          the value stands in a file beside the database: its index
 *   ff 11 02 Snappy              a value again
 * </pre>
 *
 * <p>Source: Chromium, third_party/blink/renderer/modules/indexeddb/idb_value_wrapping.cc,
 * bindings/core/v8/serialization/trailer_reader.h.
 */
public final class BlinkValue {
  /** Type of the {@link ScriptValue.Host} that stands for a value in a file of its own. */
  public static final String ELSEWHERE = "ExternalValue";

  private static final int VERSION = 0xff;
  private static final int WRAPPED = 0x11;
  private static final int IN_FILE = 1;
  private static final int COMPRESSED = 2;
  private static final int TRAILER = 0xfe;
  private static final int TRAILER_BYTES = 12;

  private BlinkValue() {}

  /**
   * Reads a value, as far as it can be read.
   *
   * @throws FormatException when these are not the bytes of a stored value
   */
  public static Decoded read(ByteView bytes) throws FormatException {
    Optional<ByteView> plain = plain(bytes);
    ByteCursor in = new ByteCursor(plain.isPresent() ? plain.get() : bytes);
    if (in.u8() != VERSION) {
      throw new FormatException(bytes.position(), "the byte ff of a stored value", "another byte");
    }
    long version = in.varint();
    int next = in.more() ? in.view().u8(in.at()) : -1;
    if (version == WRAPPED && next == IN_FILE) {
      return elsewhere(in);
    }
    if (next == TRAILER) {
      in.skip(1 + TRAILER_BYTES);
    }
    return V8Value.read(in, (int) version);
  }

  private static Optional<ByteView> plain(ByteView bytes) throws FormatException {
    boolean compressed = bytes.has(0, (byte) VERSION, (byte) WRAPPED, (byte) COMPRESSED);
    return compressed ? Optional.of(ByteView.of(Snappy.decode(bytes.from(3)))) : Optional.empty();
  }

  private static Decoded elsewhere(ByteCursor in) throws FormatException {
    in.u8();
    Map<String, ScriptValue> properties = new LinkedHashMap<>();
    properties.put("size", new ScriptValue.Numeric(in.varint()));
    properties.put("index", new ScriptValue.Numeric(in.varint()));
    ScriptValue value = new ScriptValue.Host(ELSEWHERE, properties);
    return new Decoded(value, List.of(), Optional.empty());
  }
}
