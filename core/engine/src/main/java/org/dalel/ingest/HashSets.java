package org.dalel.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.write.Digests;

/**
 * Sets of known files: NSRL RDSv3 SQLite databases (table or view {@code FILE} with {@code sha256},
 * {@code sha1}, {@code md5}) and lists of digests, one a line, MD5, SHA-1 or SHA-256.
 */
final class HashSets {
  private static final Pattern DIGEST =
      Pattern.compile(
          "(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{32})(?![0-9A-Fa-f])");

  private final List<KnownSet> sets;

  private HashSets(List<KnownSet> sets) {
    this.sets = sets;
  }

  /** One set of known files. */
  interface KnownSet {
    long id();

    boolean knows(Digests digests) throws SQLException;
  }

  static HashSets open(CaseFolder folder, List<String> files) throws IOException, SQLException {
    List<KnownSet> sets = new ArrayList<>();
    for (String name : files) {
      Path file = Path.of(name);
      if (!Files.isReadable(file)) {
        throw new IOException(
            file
                + ": expected a hash set (NSRL RDSv3 SQLite or a list of digests), found nothing that can be read");
      }
      sets.add(isSqlite(file) ? NsrlSet.open(folder, file) : ListSet.open(folder, file));
    }
    return new HashSets(List.copyOf(sets));
  }

  /** Ids of the sets that know a content. */
  List<Long> hits(Digests digests) throws SQLException {
    if (sets.isEmpty()) {
      return List.of();
    }
    List<Long> ids = new ArrayList<>();
    for (KnownSet set : sets) {
      if (set.knows(digests)) {
        ids.add(set.id());
      }
    }
    return ids;
  }

  private static boolean isSqlite(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(15), StandardCharsets.ISO_8859_1).equals("SQLite format 3");
    }
  }

  private static long register(CaseFolder folder, Path file, long digests)
      throws SQLException, IOException {
    DigestSet digest = new DigestSet(List.of());
    byte[] buffer = new byte[1 << 16];
    try (var in = Files.newInputStream(file)) {
      for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
        digest.update(buffer, 0, got);
      }
    }
    String sha256 = HexFormat.of().formatHex(digest.finish().sha256());
    try (Connection connection = Sqlite.openForWriting(folder.caseDb())) {
      long known =
          Sqlite.number(
              connection,
              "SELECT coalesce(max(id), 0) FROM hash_set WHERE sha256 = '" + sha256 + "'");
      if (known > 0) {
        return known;
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO hash_set (name, source, sha256, digests) VALUES (?,?,?,?)")) {
        insert.setString(1, file.getFileName().toString());
        insert.setString(2, file.toString());
        insert.setString(3, sha256);
        insert.setLong(4, digests);
        insert.executeUpdate();
      }
      return Sqlite.number(connection, "SELECT last_insert_rowid()");
    }
  }

  private static final class ListSet implements KnownSet {
    private final long id;
    private final java.util.Set<String> digests;

    private ListSet(long id, java.util.Set<String> digests) {
      this.id = id;
      this.digests = digests;
    }

    static ListSet open(CaseFolder folder, Path file) throws IOException, SQLException {
      java.util.Set<String> digests = new java.util.HashSet<>();
      try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          Matcher matcher = DIGEST.matcher(line);
          while (matcher.find()) {
            digests.add(matcher.group().toLowerCase(java.util.Locale.ROOT));
          }
        }
      }
      return new ListSet(register(folder, file, digests.size()), digests);
    }

    @Override
    public long id() {
      return id;
    }

    @Override
    public boolean knows(Digests found) {
      HexFormat hex = HexFormat.of();
      return digests.contains(hex.formatHex(found.sha256()))
          || digests.contains(hex.formatHex(found.sha1()))
          || digests.contains(hex.formatHex(found.md5()));
    }
  }

  private static final class NsrlSet implements KnownSet {
    private final long id;
    private final PreparedStatement query;
    private final String column;

    private NsrlSet(long id, PreparedStatement query, String column) {
      this.id = id;
      this.query = query;
      this.column = column;
    }

    static NsrlSet open(CaseFolder folder, Path file) throws SQLException, IOException {
      Connection connection = Sqlite.openForReading(file);
      String table =
          first(
              connection,
              "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND upper(name) IN ('FILE', 'METADATA', 'DISTINCT_HASH') ORDER BY upper(name) = 'DISTINCT_HASH' DESC, type LIMIT 1");
      if (table.isEmpty()) {
        throw new IOException(
            file + ": expected an NSRL RDSv3 database with a table FILE or METADATA, found none");
      }
      String column =
          first(
              connection,
              "SELECT name FROM pragma_table_info('"
                  + table
                  + "') WHERE lower(name) IN ('sha256', 'sha1', 'md5') ORDER BY lower(name) = 'sha256' DESC, lower(name) = 'sha1' DESC LIMIT 1");
      if (column.isEmpty()) {
        throw new IOException(
            file + ": expected a column sha256, sha1 or md5 in " + table + ", found none");
      }
      PreparedStatement query =
          connection.prepareStatement(
              "SELECT 1 FROM \"" + table + "\" WHERE \"" + column + "\" IN (?, ?) LIMIT 1");
      return new NsrlSet(
          register(
              folder, file, Sqlite.number(connection, "SELECT count(*) FROM \"" + table + "\"")),
          query,
          column.toLowerCase(java.util.Locale.ROOT));
    }

    private static String first(Connection connection, String sql) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        return rows.next() ? rows.getString(1) : "";
      }
    }

    @Override
    public long id() {
      return id;
    }

    @Override
    public synchronized boolean knows(Digests digests) throws SQLException {
      byte[] digest =
          column.equals("sha256")
              ? digests.sha256()
              : column.equals("sha1") ? digests.sha1() : digests.md5();
      query.setString(1, HexFormat.of().withUpperCase().formatHex(digest));
      query.setString(2, HexFormat.of().formatHex(digest));
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
