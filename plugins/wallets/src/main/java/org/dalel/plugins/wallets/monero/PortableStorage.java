package org.dalel.plugins.wallets.monero;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * The binary form in which Monero keeps accounts: names with numbers, byte strings and sections.
 *
 * <pre>
 *   01 11 01 01  01 01 02 01  01  section
 *   section: count  n × (u8 length, name, u8 type, value)
 *   counts and lengths: 1, 2, 4 or 8 bytes, as the two lowest bits of the first say; the rest is the number
 * </pre>
 *
 * <p>Source: contrib/epee/include/storages/portable_storage_base.h of monero-project/monero.
 *
 * @param values {@code byte[]}, {@code Long} or {@code PortableStorage} by name
 */
record PortableStorage(Map<String, Object> values) {

  private static final byte[] MAGIC = Bytes.ofHex("011101010101020101");
  private static final int DEEPEST = 8;
  private static final int MOST = 1_000;
  private static final int ARRAY = 0x80;

  private static final int STRING = 10;
  private static final int SECTION = 12;

  /** Bytes of the numbers by type; 9 is a double, 11 a boolean. */
  private static final int[] WIDTHS = {0, 8, 4, 2, 1, 8, 4, 2, 1, 8, 0, 1};

  /** Whether bytes begin as such a storage. */
  static boolean begins(byte[] bytes) {
    return Bytes.startsWith(bytes, MAGIC);
  }

  /** Reads a storage from its magic on. */
  static PortableStorage read(byte[] bytes) throws FormatException {
    if (!begins(bytes)) {
      throw new FormatException(0, "the signature of a portable storage", "other bytes");
    }
    ByteCursor in = new ByteCursor(ByteView.of(bytes));
    in.skip(MAGIC.length);
    return section(in, 0);
  }

  private static PortableStorage section(ByteCursor in, int depth) throws FormatException {
    long count = number(in);
    if (depth > DEEPEST || count > MOST) {
      throw new FormatException(
          in.position(), "at most " + MOST + " entries and depth " + DEEPEST, "more");
    }
    Map<String, Object> values = new HashMap<>();
    for (long i = 0; i < count; i++) {
      String name = in.text(in.u8(), StandardCharsets.UTF_8);
      int type = in.u8();
      if (type < ARRAY) {
        values.put(name, value(in, type, depth));
      } else {
        skipArray(in, type & ~ARRAY, depth);
      }
    }
    return new PortableStorage(Map.copyOf(values));
  }

  private static void skipArray(ByteCursor in, int type, int depth) throws FormatException {
    long count = number(in);
    for (long i = 0; i < count; i++) {
      value(in, type, depth);
    }
  }

  private static Object value(ByteCursor in, int type, int depth) throws FormatException {
    if (type == STRING) {
      long length = number(in);
      if (length > in.left()) {
        throw new FormatException(in.position(), "a length within the data", "" + length);
      }
      return in.bytes((int) length);
    }
    if (type == SECTION) {
      return section(in, depth + 1);
    }
    if (type < 1 || type >= WIDTHS.length) {
      throw new FormatException(in.position() - 1, "a type of 1 to 12", "" + type);
    }
    long value = 0;
    for (int i = 0; i < WIDTHS[type]; i++) {
      value |= (long) in.u8() << 8 * i;
    }
    return value;
  }

  private static long number(ByteCursor in) throws FormatException {
    int first = in.u8();
    long value = first;
    for (int i = 1; i < 1 << (first & 3); i++) {
      value |= (long) in.u8() << 8 * i;
    }
    return value >>> 2;
  }

  Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(values.get(name))
        .filter(byte[].class::isInstance)
        .map(byte[].class::cast);
  }

  Optional<Long> number(String name) {
    return Optional.ofNullable(values.get(name))
        .filter(Long.class::isInstance)
        .map(Long.class::cast);
  }

  /** The section at the end of a path of names. */
  Optional<PortableStorage> at(String... names) {
    Optional<PortableStorage> here = Optional.of(this);
    for (String name : names) {
      here =
          here.map(storage -> storage.values.get(name))
              .filter(PortableStorage.class::isInstance)
              .map(PortableStorage.class::cast);
    }
    return here;
  }
}
