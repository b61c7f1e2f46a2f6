package org.dalel.formats.mysql;

import java.util.List;
import org.dalel.formats.FormatException;

/**
 * A record of the formats COMPACT and DYNAMIC, which are alike: in front of its origin, backwards,
 *
 * <pre>
 *  -2 next record, as a distance | -4 number in the heap (13 bits), status (3) | -5 state (4 bits), owned (4)
 *  [fields that are there: 1 or 2 bytes] [version: 1 byte] | a bit a field that can be NULL
 *  | the lengths of fields without a fixed one: 1 byte, or 2 when the first bit is set (the second: in other pages)
 * </pre>
 *
 * <p>Behind the origin stand the values, one after the other.
 */
final class InnoRecord {
  static final int DELETED = 0x20;

  /** The first record of a table to which columns were added without touching its rows. */
  static final int FIRST = 0x10;

  static final int ORDINARY = 0;
  static final int ADDED = 4;
  static final int EXTRA = 5;

  private static final int VERSIONED = 0x40;
  private static final int COUNTED = 0x80;
  private static final int OUTSIDE = 0x4000;
  private static final int LENGTH = 0x3fff;
  private static final int POINTER = 7;

  private final byte[] page;
  private final int origin;
  private final InnoLayout layout;
  private final int core;
  private final int end;
  private final int[] from;
  private final int[] length;
  private final boolean[] outside;
  private int at;

  private InnoRecord(byte[] page, int origin, InnoLayout layout, int core, int end) {
    this.page = page;
    this.origin = origin;
    this.layout = layout;
    this.core = core;
    this.end = end;
    this.from = new int[layout.fields().size()];
    this.length = new int[from.length];
    this.outside = new boolean[from.length];
    this.at = origin - EXTRA - 1;
  }

  static int state(byte[] page, int origin) {
    return page[origin - EXTRA] & 0xf0;
  }

  static int status(byte[] page, int origin) {
    return page[origin - 3] & 7;
  }

  /** Where the next record has its origin; the same one again when there is none. */
  static int next(byte[] page, int origin) {
    return origin + InnoSpace.half(page, origin - 2) & page.length - 1;
  }

  /**
   * Divides a record into its fields.
   *
   * @param core how many fields a record has that does not say how many
   * @param end where the content of the page ends
   * @throws FormatException when they do not fit into the page
   */
  static InnoRecord read(byte[] page, int origin, InnoLayout layout, int core, int end)
      throws FormatException {
    InnoRecord record = new InnoRecord(page, origin, layout, core, end);
    record.divide();
    return record;
  }

  private void divide() throws FormatException {
    int state = state(page, origin);
    int count = core;
    int version = 0;
    if (status(page, origin) == ADDED) {
      int more = before();
      count = core + 1 + (more < 0x80 ? more : more & 0x7f | before() << 7);
    } else if ((state & COUNTED) != 0) {
      int first = before();
      count = first < 0x80 ? first : (first & 0x7f) << 8 | before();
    } else if ((state & VERSIONED) != 0) {
      version = before();
    }
    if (count < layout.system() || count > from.length) {
      throw new FormatException(
          origin, layout.system() + " to " + from.length + " fields", count + " fields");
    }
    fields(count, version);
  }

  private void fields(int count, int version) throws FormatException {
    List<InnoField> fields = layout.fields();
    int nullable = 0;
    for (int i = 0; i < count; i++) {
      nullable += fields.get(i).nullable() && fields.get(i).versions().has(version) ? 1 : 0;
    }
    int nulls = at;
    at -= (nullable + 7) / 8;
    int bit = 0;
    int value = origin;
    for (int i = 0; i < from.length; i++) {
      InnoField field = fields.get(i);
      from[i] = -1;
      if (i >= count || !field.versions().has(version)) {
        length[i] = -1;
        continue;
      }
      if (field.nullable()) {
        boolean none = (byteAt(nulls - bit / 8) >> bit % 8 & 1) != 0;
        bit++;
        if (none) {
          continue;
        }
      }
      from[i] = value;
      length[i] = field.fixed() >= 0 ? field.fixed() : length(field, i);
      value += length[i];
      if (value > end) {
        throw new FormatException(
            origin,
            "field " + i + " to end before the page does",
            "one of " + length[i] + " bytes");
      }
    }
  }

  private int length(InnoField field, int place) throws FormatException {
    int first = before();
    if (!field.big() || first < 0x80) {
      return first;
    }
    int both = first << 8 | before();
    outside[place] = (both & OUTSIDE) != 0;
    return both & LENGTH;
  }

  private int before() throws FormatException {
    return byteAt(at--);
  }

  private int byteAt(int place) throws FormatException {
    if (place < InnoSpace.CONTENT) {
      throw new FormatException(origin, "a record's lengths within the page", "none left");
    }
    return page[place] & 0xff;
  }

  /** Whether the record has this field, be it NULL. */
  boolean has(int field) {
    return length[field] >= 0;
  }

  boolean isNull(int field) {
    return from[field] < 0;
  }

  /** Whether a value, or the end of it, stands in other pages. */
  boolean isOutside(int field) {
    return outside[field];
  }

  int from(int field) {
    return from[field];
  }

  int length(int field) {
    return length[field];
  }

  /**
   * Whether its bytes were overwritten with zeros when its place was given up, as MariaDB does
   * since 10.5: no row was ever written by no transaction from nowhere.
   */
  boolean isWiped() {
    for (int i = from[layout.keys()]; i < from[layout.system() - 1] + POINTER; i++) {
      if (page[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** A number by which rows with the same key and the same values are the same. */
  long digest() {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < from.length; i++) {
      boolean engine = i >= layout.keys() && i < layout.system();
      if (engine) {
        continue;
      }
      hash = mixed(hash, from[i] < 0 ? -1 : length[i]);
      // a pointer to other pages ends with who owns them, which copies of a row differ in
      int to = from[i] + length[i] - (outside[i] ? InnoOverflow.REFERENCE - 8 : 0);
      for (int b = from[i]; from[i] >= 0 && b < to; b++) {
        hash = mixed(hash, page[b]);
      }
    }
    return hash;
  }

  private static long mixed(long hash, int value) {
    long next = (hash ^ value) * 0x100000001b3L;
    return next ^ next >>> 29;
  }
}
