package org.dalel.formats.mvstore;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.FormatException;

/**
 * The types of keys and values of maps, from the map named {@code _}: digest, then the name of a
 * class and what that class wrote of itself. Classes are names here and nothing is made of them.
 *
 * <pre>
 *   VersionedValueType$Factory   another type
 *   RowDataType$Factory          varint columns, sort orders, indexed columns, 1 byte keys stored
 *   (lists: varint count + 1, varints; 0 for none)
 * </pre>
 */
final class MvTypes {
  private static final String VERSIONED = "org.h2.mvstore.tx.VersionedValueType$Factory";
  private static final String ROW = "org.h2.mvstore.db.RowDataType$Factory";
  private static final String VALUE = "org.h2.mvstore.db.ValueDataType$Factory";
  private static final int DEEPEST = 8;
  private static final int MOST_COLUMNS = 16_384;
  private final Map<String, Integer> columns = new HashMap<>();

  /** Reads a leaf of that map. */
  void read(MvPage page) throws FormatException {
    H2Cursor in = new H2Cursor(page.content());
    String[] digests = new String[Math.min(page.keys(), page.content().length())];
    for (int i = 0; i < digests.length; i++) {
      digests[i] = in.text();
    }
    for (String digest : digests) {
      int count = type(in, 0);
      if (count > 0) {
        columns.put(digest, count);
      }
    }
  }

  /** Reads one type; gives the columns of a row, 0 for other types. */
  private static int type(H2Cursor in, int depth) throws FormatException {
    if (depth > DEEPEST) {
      throw new FormatException(in.in().position(), "at most 8 types in each other", "more");
    }
    String name = in.text();
    if (name.equals(VERSIONED)) {
      return type(in, depth + 1);
    }
    if (name.equals(VALUE)) {
      list(in);
      return 0;
    }
    if (!name.equals(ROW)) {
      return 0;
    }
    int columns = in.varint();
    list(in);
    boolean index = list(in) > 0;
    boolean keys = in.in().u8() != 0;
    return index || keys || columns < 0 || columns > MOST_COLUMNS ? 0 : columns;
  }

  private static int list(H2Cursor in) throws FormatException {
    int length = in.varint();
    for (int i = 1; i < length; i++) {
      in.varint();
    }
    return length;
  }

  /** Columns of the rows of a type; empty when it is not one of rows. */
  Optional<Integer> columns(String digest) {
    return Optional.ofNullable(columns.get(digest));
  }
}
