package org.dalel.formats.sqlite.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.dalel.formats.ByteSource;

/**
 * A database and its logs, copied to a folder of their own and opened there with the SQLite
 * library. The library writes to what it opens (it may merge and delete the log), so evidence is
 * never opened in place; and it shows either the state before the WAL or the one after, so both are
 * offered:
 *
 * <pre>
 *   before: NAME alone, immutable | after: NAME + -wal + -journal, as the program would open it
 * </pre>
 */
public final class PrivateCopy implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final ByteSource main;
  private final ByteSource wal;
  private final ByteSource journal;

  private PrivateCopy(Path folder, ByteSource main, ByteSource wal, ByteSource journal) {
    this.folder = folder;
    this.main = main;
    this.wal = wal;
    this.journal = journal;
  }

  /**
   * Makes the folder; nothing is copied before it is asked for.
   *
   * @param parent where the private folder is made, and removed again by {@link #close}
   */
  public static PrivateCopy in(Path parent, ByteSource main, ByteSource wal, ByteSource journal)
      throws IOException {
    return new PrivateCopy(Files.createTempDirectory(parent, "sqlite"), main, wal, journal);
  }

  /** The database as its file stands, as if there were no log. */
  public Connection beforeLog() throws IOException, SQLException {
    Path file = folder.resolve("before.db");
    copy(main, file);
    return open("file:" + file.toUri().getRawPath() + "?immutable=1");
  }

  /** The database as a program would see it: WAL merged, or hot journal rolled back. */
  public Connection afterLog() throws IOException, SQLException {
    Path file = folder.resolve("after.db");
    copy(main, file);
    if (wal.size() > 0) {
      copy(wal, folder.resolve("after.db-wal"));
    }
    if (journal.size() > 0) {
      copy(journal, folder.resolve("after.db-journal"));
    }
    return open("file:" + file.toUri().getRawPath());
  }

  private static Connection open(String uri) throws SQLException {
    Properties options = new Properties();
    options.setProperty("enable_load_extension", "false");
    options.setProperty("date_class", "INTEGER");
    loadDriver();
    return DriverManager.getConnection("jdbc:sqlite:" + uri, options);
  }

  /** JDBC looks for drivers once, and where the first who asks sees none it finds none later. */
  private static void loadDriver() throws SQLException {
    try {
      Class.forName("org.sqlite.JDBC");
    } catch (ClassNotFoundException e) {
      throw new SQLException(
          "SQLite library: expected its driver beside the formats, found none", e);
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

  /** Removes the copies; connections are to be closed before. */
  @Override
  public void close() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
