package org.dalel.plugins.messaging.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ExtractionContext;
import org.dalel.formats.ByteSource;
import org.dalel.formats.sqlite.jdbc.PrivateCopy;
import org.dalel.plugins.messaging.mapping.MappedSchema;
import org.dalel.plugins.messaging.mapping.Tables;

/** A private copy of a database, or an empty one, opened with the SQLite library. */
final class PrivateDatabase implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final PrivateCopy copy;
  private final Connection connection;
  private final Path folder;

  private PrivateDatabase(PrivateCopy copy, Connection connection, Path folder)
      throws SQLException {
    this.copy = copy;
    this.connection = connection;
    this.folder = folder;
    execute("PRAGMA trusted_schema = OFF");
    execute("PRAGMA synchronous = OFF");
    execute("PRAGMA temp_store = FILE");
    execute("PRAGMA cache_size = -32768");
  }

  /** Copies a database with its logs. */
  static PrivateDatabase copyOf(DatabaseFiles files, ExtractionContext context)
      throws IOException, SQLException {
    return open(files.main(), files.wal(), files.journal(), context);
  }

  /** An empty database. */
  static PrivateDatabase empty(ExtractionContext context) throws IOException, SQLException {
    return open(ByteSource.EMPTY, ByteSource.EMPTY, ByteSource.EMPTY, context);
  }

  private static PrivateDatabase open(
      ByteSource main, ByteSource wal, ByteSource journal, ExtractionContext context)
      throws IOException, SQLException {
    Path folder = context.temporaryFolder();
    PrivateCopy copy = PrivateCopy.in(folder, main, wal, journal);
    Connection connection = copy.afterLog();
    try {
      return new PrivateDatabase(copy, connection, folder);
    } catch (SQLException damaged) {
      connection.close();
      copy.close();
      throw damaged;
    }
  }

  Connection connection() {
    return connection;
  }

  /** Attaches the neighbours that are there, and adds their tables to those that are known. */
  void attach(MappedSchema schema, DatabaseFiles files, Tables tables)
      throws IOException, SQLException {
    for (MappedSchema.Attached one : schema.attached()) {
      Optional<ByteSource> main = files.neighbour(one.file());
      if (main.isPresent()) {
        Path file = Files.createTempFile(folder, "beside", ".db");
        copy(main.get(), file);
        Optional<ByteSource> wal = files.neighbour(one.file() + "-wal");
        if (wal.isPresent()) {
          copy(wal.get(), Path.of(file + "-wal"));
        }
        attach(one.as(), file, tables);
      }
    }
  }

  /** What is no database, or damaged, is done without. */
  private void attach(String as, Path file, Tables tables) throws SQLException {
    execute("ATTACH DATABASE '" + file.toString().replace("'", "''") + "' AS " + as);
    try {
      for (String table :
          names(
              "SELECT name FROM " + as + ".sqlite_master WHERE type = 'table' AND rootpage > 0")) {
        tables.add(
            as,
            table,
            names("SELECT name FROM pragma_table_info('" + quoted(table) + "','" + as + "')"));
      }
    } catch (SQLException damaged) {
      execute("DETACH DATABASE " + as);
    }
  }

  private static String quoted(String name) {
    return name.replace("'", "''");
  }

  List<String> names(String sql) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void copy(ByteSource source, Path file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long at = 0; at < source.size(); at += BUFFER) {
        int length = (int) Math.min(BUFFER, source.size() - at);
        source.read(at, buffer, 0, length);
        out.write(buffer, 0, length);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("private copy of a database: expected to close it: " + e, e);
    } finally {
      copy.close();
    }
  }
}
