package org.dalel.formats.mvstore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names of tables and columns, from the statements in the system's own table {@code table.0}, whose
 * rows are: number, head, type, SQL. Statements are read, never run.
 */
final class MvCatalog {
  private static final int SQL = 3;
  private final Map<Long, Table> tables = new HashMap<>();

  /** A table with its columns. */
  record Table(String name, List<String> columns) {}

  /** Notes a row of the system's table; an older one does not replace a newer one. */
  void add(List<H2Value> row, boolean live) {
    boolean fits = row.size() > SQL && row.get(0) instanceof H2Value.Whole;
    if (fits && row.get(SQL) instanceof H2Value.Text sql) {
      long id = ((H2Value.Whole) row.get(0)).value();
      Optional<Table> table = table(sql.value());
      table.ifPresent(t -> tables.merge(id, t, (before, now) -> live ? now : before));
    }
  }

  Optional<Table> table(long id) {
    return Optional.ofNullable(tables.get(id));
  }

  /** {@code CREATE CACHED TABLE "PUBLIC"."T"( "A" BIGINT ..., "B" ...)}. */
  static Optional<Table> table(String sql) {
    int open = sql.indexOf('(');
    int word = sql.indexOf(" TABLE ");
    if (!sql.startsWith("CREATE ") || word < 0 || open < word) {
      return Optional.empty();
    }
    String name = sql.substring(word + 7, open).replace("IF NOT EXISTS", "").strip();
    return Optional.of(new Table(name.replace("\"", ""), columns(sql, open + 1)));
  }

  private static List<String> columns(String sql, int from) {
    List<String> columns = new ArrayList<>();
    int depth = 0;
    int start = from;
    char quote = 0;
    for (int i = from; i < sql.length() && depth >= 0; i++) {
      char c = sql.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
      if (quote == 0 && (depth < 0 || c == ',' && depth == 0)) {
        columns.add(name(sql.substring(start, i).strip()));
        start = i + 1;
      }
    }
    return List.copyOf(columns);
  }

  private static String name(String definition) {
    int end = definition.startsWith("\"") ? definition.indexOf('"', 1) : definition.indexOf(' ');
    int start = definition.startsWith("\"") ? 1 : 0;
    return end > start ? definition.substring(start, end) : definition;
  }
}
