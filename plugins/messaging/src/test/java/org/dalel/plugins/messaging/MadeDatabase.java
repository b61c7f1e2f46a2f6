package org.dalel.plugins.messaging;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.dalel.plugins.messaging.mapping.Tables;

/** Databases that scripts make. */
public final class MadeDatabase {
  private MadeDatabase() {}

  /** Runs a script, whose statements end with a semicolon at the end of a line. */
  public static void of(Path script, Path file) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      run(connection, Files.readString(script));
    }
  }

  /** Runs a script on an open database. */
  public static void run(Connection connection, String script) throws Exception {
    try (Statement statement = connection.createStatement()) {
      for (String sql : script.split(";\\s*\\R")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  /** Tables and columns of a database. */
  public static Tables tables(Path file) throws Exception {
    Tables tables = new Tables();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String table : names(statement, "SELECT name FROM sqlite_master WHERE type = 'table'")) {
        tables.add(table, names(statement, "SELECT name FROM pragma_table_info('" + table + "')"));
      }
    }
    return tables;
  }

  private static List<String> names(Statement statement, String sql) throws Exception {
    List<String> names = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
