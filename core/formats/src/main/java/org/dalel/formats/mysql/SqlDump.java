package org.dalel.formats.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.formats.Damage;
import org.dalel.formats.FormatException;
import org.dalel.formats.RecordSink;

/**
 * Reads the rows of a dump in SQL as mysqldump, phpMyAdmin, HeidiSQL, Navicat and sqlite3 write
 * them: {@code CREATE TABLE} for the names of columns, {@code INSERT} and {@code REPLACE} for rows;
 * everything else is passed over. One pass, in the memory of one row.
 *
 * <p>A row that cannot be understood is told as damage; reading goes on at the next statement.
 */
public final class SqlDump {
  private static final int MOST_TABLES = 10_000;

  private final SqlTokens in;
  private final RecordSink<SqlRow> sink;
  private final Map<Name, List<String>> columns = new HashMap<>();
  private final Map<Name, Counter> counters = new HashMap<>();
  private final Map<List<String>, SqlTable> tables = new HashMap<>();
  private String database = "";

  /** A table in its database. */
  private record Name(String database, String table) {}

  /** The rows of a table so far. */
  private static final class Counter {
    private long rows;
  }

  private SqlDump(InputStream in, RecordSink<SqlRow> sink) {
    this.in = new SqlTokens(in);
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
    while (in.peek() != SqlBytes.END) {
      String word = in.word();
      switch (word) {
        case "USE" -> {
          database = in.name();
          in.toEndOfStatement();
        }
        case "PRAGMA", "BEGIN" -> {
          // only SQLite begins a TRANSACTION by this word
          if (word.equals("PRAGMA") || in.word().equals("TRANSACTION")) {
            in.takeBackslashesAsTheyAre();
          }
          in.toEndOfStatement();
        }
        case "CREATE" -> create();
        case "INSERT", "REPLACE" -> insert();
        default -> in.toEndOfStatement();
      }
      torn();
    }
    torn();
  }

  /** What has no end took a part of the dump with it. */
  private void torn() throws IOException {
    Optional<FormatException> torn = in.torn();
    if (torn.isPresent()) {
      sink.damaged(Damage.of("dump", torn.get(), "reading goes on with what follows"));
    }
  }

  private void create() throws IOException {
    String what = in.word();
    while (what.equals("TEMPORARY") || what.equals("OR") || what.equals("REPLACE")) {
      what = in.word();
    }
    if (what.equals("TABLE")) {
      SqlDefinition definition = SqlDefinition.read(in);
      if (columns.size() < MOST_TABLES && !definition.columns().isEmpty()) {
        columns.put(new Name(database, definition.table()), definition.columns());
      }
    }
    in.toEndOfStatement();
  }

  private void insert() throws IOException {
    String word = in.word();
    while (!word.equals("INTO")) {
      if (word.isEmpty()) {
        in.toEndOfStatement();
        return;
      }
      word = in.word();
    }
    String name = in.name();
    List<String> names = columns.getOrDefault(new Name(database, name), List.of());
    if (in.peek() == '(') {
      in.next();
      names = list();
    }
    String values = in.word();
    if (!values.equals("VALUES") && !values.equals("VALUE")) {
      in.toEndOfStatement();
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
    int next = in.peek();
    while (next != ')' && next != ';' && next != SqlBytes.END) {
      String name = in.part();
      if (names.size() < SqlDefinition.MOST_COLUMNS) {
        names.add(name);
      }
      next = in.peek();
      if (next == ',' || name.isEmpty()) {
        in.next();
        next = in.peek();
      }
    }
    in.next();
    return names;
  }

  private void rows(SqlTable table) throws IOException {
    Counter counter = counter(table);
    List<String> values = new ArrayList<>();
    while (in.peek() == '(') {
      long offset = in.offset();
      in.next();
      values.clear();
      if (!values(values)) {
        damaged(table, offset, values.size());
        if (!in.restarts() && in.toNextRow()) {
          continue;
        }
        return;
      }
      long number = ++counter.rows;
      sink.record(
          new SqlRow(
              table, number, offset, SqlRow.State.LIVE, values.toArray(new String[values.size()])));
      if (in.peek() == ',') {
        in.next();
      }
    }
    in.toEndOfStatement();
  }

  private Counter counter(SqlTable table) {
    Name name = new Name(table.database(), table.name());
    return counters.size() < MOST_TABLES
        ? counters.computeIfAbsent(name, one -> new Counter())
        : counters.getOrDefault(name, new Counter());
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

  /** Reads values to the closing bracket; false when they do not end as values do. */
  private boolean values(List<String> into) throws IOException {
    while (true) {
      int next = in.peek();
      if (next == ')' && into.isEmpty()) {
        in.next();
        return true;
      }
      if (next == SqlBytes.END || into.size() > SqlDefinition.MOST_COLUMNS) {
        return false;
      }
      into.add(in.value(next));
      int behind = in.peek();
      if (behind != ')' && behind != ',') {
        return false; // and it stays: the next statement may begin with it
      }
      in.next();
      if (behind == ')') {
        return true;
      }
    }
  }
}
