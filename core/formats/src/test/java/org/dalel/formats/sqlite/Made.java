package org.dalel.formats.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.database.Limits;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.recover.Recovery;

/** A database made with the SQLite library for a test, and its files as they are at a moment. */
final class Made implements AutoCloseable {
  private final Path file;
  private final Connection connection;

  /** The files of a database at a moment. */
  record Snapshot(byte[] main, byte[] wal, byte[] journal) {
    SqliteDatabase open(List<Problem> problems) throws IOException {
      return open(problems, Limits.DEFAULT);
    }

    SqliteDatabase open(List<Problem> problems, Limits limits) throws IOException {
      return SqliteDatabase.open(
          ByteSource.of(main), ByteSource.of(wal), ByteSource.of(journal), limits, problems::add);
    }

    List<Row> recover() throws IOException {
      return Recovery.of(open(new ArrayList<>()));
    }

    /** True if any of the files holds the bytes. */
    boolean holds(byte[] bytes) {
      return holds(main, bytes) || holds(wal, bytes) || holds(journal, bytes);
    }

    private static boolean holds(byte[] all, byte[] part) {
      for (int at = 0; at + part.length <= all.length; at++) {
        if (all[at] == part[0] && Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Makes an empty database; the pragmas come first. */
  Made(Path folder, String... pragmas) throws SQLException {
    this.file = folder.resolve("made-" + System.nanoTime() + ".db");
    this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    run(pragmas);
  }

  /** Runs statements, each on its own. */
  Made run(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return this;
  }

  /** Runs one statement for every set of parameters, in one transaction. */
  Made batch(String sql, List<Object[]> all) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] parameters : all) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        statement.executeUpdate();
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
    return this;
  }

  /** Begins a transaction that stays open. */
  Made begin() throws SQLException {
    connection.setAutoCommit(false);
    return this;
  }

  /** The files as they are now, the connection open. */
  Snapshot now() throws IOException {
    return new Snapshot(Files.readAllBytes(file), bytes("-wal"), bytes("-journal"));
  }

  private byte[] bytes(String suffix) throws IOException {
    Path log = Path.of(file + suffix);
    return Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
