package org.dalel.formats.sqlite.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dalel.formats.sqlite.Value;

/** Turns the body of a record into values. */
public final class RecordDecoder {
  private final TextEncoding encoding;

  public RecordDecoder(TextEncoding encoding) {
    this.encoding = encoding;
  }

  /**
   * Decodes one value a type; what lies behind {@code end} is cut or lost.
   *
   * @param body offset of the first value
   * @param end first byte that does not belong to the record any more
   */
  public List<Value> values(long[] types, byte[] bytes, int body, int end) {
    List<Value> values = new ArrayList<>(types.length);
    long at = body;
    for (long type : types) {
      long size = SerialType.size(type);
      long available = Math.max(0, end - at);
      values.add(
          size <= available
              ? value(type, bytes, (int) Math.min(at, end))
              : cut(type, bytes, (int) Math.min(at, end), (int) available));
      at = at + size < 0 ? Long.MAX_VALUE / 2 : at + size;
    }
    return values;
  }

  private Value value(long type, byte[] bytes, int at) {
    int size = (int) SerialType.size(type);
    return switch (SerialType.kind(type)) {
      case NULL -> Value.NULL;
      case INTEGER -> new Value.Int(SerialType.integer(bytes, at, type));
      case REAL -> new Value.Real(Double.longBitsToDouble(BigEndian.u64(bytes, at)));
      case TEXT -> encoding.text(bytes, at, size);
      case BLOB -> new Value.Blob(Arrays.copyOfRange(bytes, at, at + size));
    };
  }

  private Value cut(long type, byte[] bytes, int at, int available) {
    long declared = SerialType.size(type);
    if (available == 0 || type < 12) {
      return Value.LOST;
    }
    Value head =
        SerialType.kind(type) == SerialType.Kind.TEXT
            ? encoding.head(bytes, at, available)
            : new Value.Blob(Arrays.copyOfRange(bytes, at, at + available));
    return new Value.Cut(head, declared);
  }
}
