package org.dalel.formats.mysql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code CREATE TABLE} says of a table.
 *
 * @param table its name
 * @param columns the names of its columns, in order
 */
record SqlDefinition(String table, List<String> columns) {
  /** Columns of a table, and values of a row, that are taken. */
  static final int MOST_COLUMNS = 4096;

  /** Reads on behind {@code CREATE TABLE}, as far as the end of the columns. */
  static SqlDefinition read(SqlTokens in) throws IOException {
    String table = nameBehindIf(in);
    if (in.peek() != '(') {
      return new SqlDefinition(table, List.of());
    }
    in.next();
    return new SqlDefinition(table, columns(in));
  }

  /** A name behind {@code IF NOT EXISTS}, which may be there. */
  private static String nameBehindIf(SqlTokens in) throws IOException {
    int next = in.peek();
    if (next == '`' || next == '"' || next == '[') {
      return in.name();
    }
    String first = in.name();
    if (!first.equalsIgnoreCase("IF")) {
      return first;
    }
    in.word();
    in.word();
    return in.name();
  }

  /** The names of columns between the brackets; keys and constraints are none. */
  private static List<String> columns(SqlTokens in) throws IOException {
    List<String> names = new ArrayList<>();
    boolean first = true;
    int depth = 0;
    while (true) {
      int next = in.peek();
      if (next == SqlBytes.END || next == ';' || in.restarts()) {
        return names;
      }
      if (first && depth == 0) {
        boolean quoted = next == '`' || next == '"' || next == '[';
        String name = in.part();
        if (names.size() < MOST_COLUMNS && !name.isEmpty() && (quoted || !isKey(name))) {
          names.add(name);
        }
        first = false;
        if (!name.isEmpty()) {
          continue;
        }
      }
      in.next();
      if (next == '\'' || next == '"' || next == '`') {
        in.quoted(next);
      } else if (next == '(') {
        depth++;
      } else if (next == ')') {
        if (depth-- == 0) {
          return names;
        }
      } else if (next == ',' && depth == 0) {
        first = true;
      }
    }
  }

  private static boolean isKey(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "PRIMARY",
          "UNIQUE",
          "KEY",
          "INDEX",
          "CONSTRAINT",
          "FOREIGN",
          "CHECK",
          "FULLTEXT",
          "SPATIAL" ->
          true;
      default -> false;
    };
  }
}
