package org.dalel.casefile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** How Dalel opens SQLite files. */
public final class Sqlite {
  private static final int BUSY_MILLIS = 30_000;

  /** Of databases that are made new; twice SQLite's own: half as many to write and to check. */
  private static final int PAGE_BYTES = 8192;

  private static final int SCRATCH_CACHE_KIB = 64 * 1024;

  private Sqlite() {}

  /**
   * Opens for reading and writing in WAL mode with foreign keys declared but checked on demand. For
   * one thread at a time: SQLite's own locks around every call are switched off.
   */
  public static Connection openForWriting(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MILLIS);
    // nobody asks for generated keys; looking for them costs more than a small INSERT
    config.setGetGeneratedKeys(false);
    Connection connection = connect(url(file, ""), config.toProperties());
    // in this order: the first write fixes the size
    execute(connection, "PRAGMA page_size = " + PAGE_BYTES);
    execute(connection, "PRAGMA journal_mode = WAL");
    return connection;
  }

  /**
   * Makes a database that nobody else opens until it is whole and that may be lost: no journal, no
   * waiting for the disk.
   */
  public static Connection openScratch(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setGetGeneratedKeys(false);
    Connection connection = connect(url(file, ""), config.toProperties());
    execute(connection, "PRAGMA page_size = " + PAGE_BYTES);
    execute(connection, "PRAGMA cache_size = -" + SCRATCH_CACHE_KIB);
    return connection;
  }

  /** Runs the statements of a script, each ending with {@code ;} at the end of a line. */
  public static void script(Connection connection, String script) throws SQLException {
    for (String sql : SqlScript.statements(script)) {
      execute(connection, sql);
    }
  }

  /**
   * Opens for reading; as immutable when neither the file nor its folder can be written and no WAL
   * is left.
   */
  public static Connection openForReading(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    Properties properties = config.toProperties();
    boolean immutable = !Files.isWritable(file.toAbsolutePath().getParent()) && !hasWal(file);
    return connect(url(file, immutable ? "?immutable=1" : "?mode=ro"), properties);
  }

  /**
   * Has a thread of its own load the library and the driver: a tenth of a second that a program can
   * spend otherwise. Whatever goes wrong is said by the first use that matters.
   */
  public static void loadBeside() {
    FutureTask<Integer> task =
        new FutureTask<>(
            () -> {
              try (Connection connection = openInMemory()) {
                return integer(connection, "SELECT 1");
              }
            });
    Thread thread = new Thread(task, "load-sqlite");
    thread.setDaemon(true);
    thread.start();
  }

  /** Opens an empty database that is gone when it is closed. */
  public static Connection openInMemory() throws SQLException {
    return connect("jdbc:sqlite::memory:", new SQLiteConfig().toProperties());
  }

  private static Connection connect(String url, Properties properties) throws SQLException {
    SqliteLibrary.isLoaded(); // otherwise the driver loads it
    return DriverManager.getConnection(url, properties);
  }

  /** The single integer of a query's first row; 0 without a row. */
  public static int integer(Connection connection, String sql) throws SQLException {
    return (int) number(connection, sql);
  }

  /** The single 64-bit integer of a query's first row; 0 without a row. */
  public static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** Runs one statement that returns nothing of interest. */
  public static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean hasWal(Path file) {
    Path wal = file.resolveSibling(file.getFileName() + "-wal");
    return Files.exists(wal);
  }

  private static String url(Path file, String query) {
    String path =
        file.toAbsolutePath()
            .toString()
            .replace("%", "%25")
            .replace("?", "%3f")
            .replace("#", "%23");
    return "jdbc:sqlite:file:" + path + query;
  }
}
