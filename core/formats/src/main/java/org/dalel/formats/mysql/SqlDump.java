package org.dalel.formats.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dalel.formats.Damage;
import org.dalel.formats.RecordSink;

/**
 * Reads the rows of a dump in SQL as mysqldump, phpMyAdmin, HeidiSQL, Navicat and sqlite3 write
 * them: {@code CREATE TABLE} for the names of columns, {@code INSERT} and {@code REPLACE} for rows;
 * everything else is passed over. One pass, in the memory of one row.
 *
 * <p>A row that cannot be understood is told as damage; reading goes on at the next statement.
 */
public final class SqlDump {
  private static final int MOST_VALUES = 4096;
  private static final int MOST_TABLES = 10_000;

  private final SqlBytes in;
  private final RecordSink<SqlRow> sink;
  private final SqlText text = new SqlText();
  private final Map<String, List<String>> columns = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<List<String>, SqlTable> tables = new HashMap<>();
  private String database = "";

  private SqlDump(InputStream in, RecordSink<SqlRow> sink) {
    this.in = new SqlBytes(in);
    this.sink = sink;
  }

  /**
   * Reads a dump to its end.
   *
   * @param in is not closed
   */
  public static void read(InputStream in, RecordSink<SqlRow> sink) throws IOException {
    new SqlDump(in, sink).run();
  }

  private void run() throws IOException {
    while (skipComments() != SqlBytes.END) {
      String word = word();
      switch (word) {
        case "USE" -> {
          database = name();
          toEnd();
        }
        case "CREATE" -> create();
        case "INSERT", "REPLACE" -> insert();
        default -> toEnd();
      }
    }
  }

  /** The next word in capitals; one other character, or nothing at the end. */
  private String word() throws IOException {
    int next = skipComments();
    text.clear();
    while (next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z' || next == '_') {
      text.append(in.next());
      next = in.peek();
    }
    if (text.isEmpty()) {
      return "";
    }
    return text.text().toUpperCase(Locale.ROOT);
  }

  /** A name, with or without quotes; of {@code database.table} the last part. */
  private String name() throws IOException {
    String name = part();
    while (skipComments() == '.') {
      in.next();
      name = part();
    }
    return name;
  }

  private String part() throws IOException {
    int next = skipComments();
    text.clear();
    if (next == '`' || next == '"' || next == '[') {
      in.next();
      int close = next == '[' ? ']' : next;
      in.run(close, close, text);
      in.next();
    } else {
      while (next > ' ' && "(),;.=`\"'".indexOf(next) < 0) {
        text.append(in.next());
        next = in.peek();
      }
    }
    return text.text();
  }

  private void create() throws IOException {
    String what = word();
    while (what.equals("TEMPORARY") || what.equals("OR") || what.equals("REPLACE")) {
      what = word();
    }
    if (!what.equals("TABLE")) {
      toEnd();
      return;
    }
    String table = nameBehindIf();
    if (skipComments() == '(') {
      in.next();
      List<String> names = definitions();
      if (columns.size() < MOST_TABLES) {
        columns.put(table, names);
      }
    }
    toEnd();
  }

  /** A name behind {@code IF NOT EXISTS}, which may be there. */
  private String nameBehindIf() throws IOException {
    int next = skipComments();
    if (next == '`' || next == '"' || next == '[') {
      return name();
    }
    String first = name();
    if (!first.equalsIgnoreCase("IF")) {
      return first;
    }
    word();
    word();
    return name();
  }

  /** The names of columns between the brackets; keys and constraints are none. */
  private List<String> definitions() throws IOException {
    List<String> names = new ArrayList<>();
    boolean first = true;
    int depth = 0;
    while (true) {
      int next = skipComments();
      if (next == SqlBytes.END || next == ';') {
        return names;
      }
      if (first && depth == 0) {
        boolean quoted = next == '`' || next == '"' || next == '[';
        String name = part();
        if (names.size() < MOST_VALUES && !name.isEmpty() && (quoted || !isKey(name))) {
          names.add(name);
        }
        first = false;
        if (!name.isEmpty()) {
          continue;
        }
      }
      in.next();
      if (next == '\'' || next == '"' || next == '`') {
        quoted(next);
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

  private void insert() throws IOException {
    String word = word();
    while (!word.equals("INTO")) {
      if (word.isEmpty()) {
        toEnd();
        return;
      }
      word = word();
    }
    String name = name();
    List<String> names = columns.getOrDefault(name, List.of());
    if (skipComments() == '(') {
      in.next();
      names = list();
    }
    String values = word();
    if (!values.equals("VALUES") && !values.equals("VALUE")) {
      toEnd();
      return;
    }
    rows(table(name, names));
  }

  /** The same table for the same columns: whoever reads rows can go by its identity. */
  private SqlTable table(String name, List<String> names) {
    List<String> key = new ArrayList<>(names.size() + 2);
    key.add(database);
    key.add(name);
    key.addAll(names);
    SqlTable known = tables.get(key);
    if (known == null) {
      known = new SqlTable(database, name, names);
      if (tables.size() < MOST_TABLES) {
        tables.put(key, known);
      }
    }
    return known;
  }

  private List<String> list() throws IOException {
    List<String> names = new ArrayList<>();
    int next = skipComments();
    while (next != ')' && next != ';' && next != SqlBytes.END) {
      String name = part();
      if (names.size() < MOST_VALUES) {
        names.add(name);
      }
      next = skipComments();
      if (next == ',' || name.isEmpty()) {
        in.next();
        next = skipComments();
      }
    }
    in.next();
    return names;
  }

  private void rows(SqlTable table) throws IOException {
    List<String> values = new ArrayList<>();
    while (skipComments() == '(') {
      long offset = in.offset();
      in.next();
      values.clear();
      if (!values(values)) {
        damaged(table, offset, values.size());
        if (toNextRow()) {
          continue;
        }
        return;
      }
      long number = next(table.name());
      sink.record(
          new SqlRow(
              table, number, offset, SqlRow.State.LIVE, values.toArray(new String[values.size()])));
      if (skipComments() == ',') {
        in.next();
      }
    }
    toEnd();
  }

  private long next(String table) {
    return numbers.size() < MOST_TABLES || numbers.containsKey(table)
        ? numbers.merge(table, 1L, Long::sum)
        : 1;
  }

  private void damaged(SqlTable table, long offset, int after) throws IOException {
    sink.damaged(
        new Damage(
            "table " + table.name(),
            offset,
            "a row of values",
            "something else behind " + after + " of them, at 0x" + Long.toHexString(in.offset()),
            "reading goes on at the next row"));
  }

  /** Goes to the bracket that opens a row behind another; false when the statement ends before. */
  private boolean toNextRow() throws IOException {
    int before = 0;
    for (int next = in.next(); next != SqlBytes.END; next = in.next()) {
      if (before == ')' && next == ',' && in.skipBlank() == '(') {
        return true;
      }
      if (next == '\n' && before == ';') {
        return false;
      }
      if (next != '\r') {
        before = next;
      }
    }
    return false;
  }

  /** Reads values to the closing bracket; false when they do not end as values do. */
  private boolean values(List<String> into) throws IOException {
    while (true) {
      int next = skipComments();
      if (next == ')' && into.isEmpty()) {
        in.next();
        return true;
      }
      if (next == SqlBytes.END || into.size() > MOST_VALUES) {
        return false;
      }
      into.add(value(next));
      int behind = skipComments();
      in.next();
      if (behind == ')') {
        return true;
      }
      if (behind != ',') {
        return false;
      }
    }
  }

  /** A value; null for NULL. */
  private String value(int first) throws IOException {
    if (first == '\'' || first == '"') {
      in.next();
      return quoted(first);
    }
    text.clear();
    int depth = 0;
    for (int next = first; next != SqlBytes.END; next = in.peek()) {
      if (next == '\'' && !text.isEmpty()) {
        if (text.beginsWithLetter()) {
          return introduced();
        }
        break;
      }
      if (depth == 0 && (next == ',' || next == ')') || next == ';' || next == '\n') {
        break;
      }
      depth += next == '(' ? 1 : next == ')' ? -1 : 0;
      text.append(in.next());
    }
    String value = text.text().strip();
    return value.equalsIgnoreCase("NULL") ? null : value;
  }

  /** {@code _binary 'x'}, {@code N'x'}, {@code x'30'}, {@code CAST('x' AS ...)}. */
  private String introduced() throws IOException {
    String prefix = text.text().strip();
    in.next();
    String value = quoted('\'');
    int open = (int) prefix.chars().filter(c -> c == '(').count();
    while (open > 0) {
      int next = in.next();
      if (next == SqlBytes.END || next == ';') {
        break;
      }
      open += next == '(' ? 1 : next == ')' ? -1 : 0;
    }
    return value;
  }

  /** What stands up to the closing quote, which is taken too; doubled quotes and escapes undone. */
  private String quoted(int quote) throws IOException {
    text.clear();
    while (true) {
      in.run(quote, '\\', text);
      int next = in.next();
      if (next == SqlBytes.END) {
        return text.text();
      }
      if (next == '\\') {
        text.append(unescaped(in.next()));
      } else if (in.peek() == quote) {
        text.append(in.next());
      } else {
        return text.text();
      }
    }
  }

  private static int unescaped(int escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> 0;
      case 'b' -> '\b';
      case 'Z' -> 0x1a;
      default -> escaped;
    };
  }

  /** Passes over white space and comments. */
  private int skipComments() throws IOException {
    while (true) {
      int next = in.skipBlank();
      if (next == '#') {
        toLineEnd();
      } else if (next == '-' || next == '/') {
        if (!comment()) {
          return next;
        }
      } else {
        return next;
      }
    }
  }

  /** A minus that begins no comment is the sign of a number: it is left where it stands. */
  private boolean comment() throws IOException {
    if (in.peek() == '-') {
      if (!in.follows('-')) {
        return false;
      }
      toLineEnd();
      return true;
    }
    if (!in.follows('*')) {
      return false;
    }
    in.next();
    in.next();
    int before = 0;
    for (int next = in.next(); next != SqlBytes.END; next = in.next()) {
      if (before == '*' && next == '/') {
        return true;
      }
      before = next;
    }
    return true;
  }

  private void toLineEnd() throws IOException {
    for (int next = in.next(); next != '\n' && next != SqlBytes.END; next = in.next()) {
      continue;
    }
  }

  /** Passes over the rest of the statement. */
  private void toEnd() throws IOException {
    while (true) {
      int next = skipComments();
      if (next == SqlBytes.END) {
        return;
      }
      in.next();
      if (next == ';') {
        return;
      }
      if (next == '\'' || next == '"' || next == '`') {
        quoted(next);
      }
    }
  }
}
