package org.dalel.casefile.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.Sqlite;

/**
 * Messages and calls by evidence, service and conversation, each in the order of time. They are
 * collected in a temporary table, which SQLite sorts on disk.
 */
final class ChatListing {
  private static final List<String> TYPES = List.of("message", "call");
  private static final String WANTED =
      " WHERE (? = 0 OR (evidence, service, conversation) IN (SELECT evidence, service, conversation FROM temp.chat WHERE wanted))"
          + " AND (? IS NULL OR time >= ?) AND (? IS NULL OR time <= ?)";

  private final Connection connection;
  private final ChatRequest request;
  private final AttachedFiles files;

  ChatListing(Connection connection, ChatRequest request) {
    this.connection = connection;
    this.request = request;
    this.files = new AttachedFiles(connection);
  }

  void forEach(RowSink<ChatLine> sink) throws SQLException, IOException {
    Sqlite.execute(connection, "DROP TABLE IF EXISTS temp.chat");
    Sqlite.execute(
        connection,
        "CREATE TEMP TABLE chat (evidence TEXT, service TEXT, conversation TEXT, time INTEGER, type TEXT,"
            + " state TEXT, locator TEXT, position TEXT, fields TEXT, wanted INTEGER)");
    collect();
    files.find();
    print(sink);
    Sqlite.execute(connection, "DROP TABLE temp.chat");
  }

  private void collect() throws SQLException, IOException {
    Set<Long> meant = request.with().isPresent() ? meant(request.with().get()) : Set.of();
    ListedArtifact.Filter filter = new ListedArtifact.Filter(TYPES, List.of(), ItemFilter.ALL);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO temp.chat VALUES (?,?,?,?,?,?,?,?,?,?)")) {
      new ArtifactListing(connection)
          .forEach(
              filter,
              artifact -> {
                ChatFields fields = ChatFields.of(artifact.fields());
                boolean wanted =
                    meant.contains(artifact.id())
                        || request.with().filter(fields::names).isPresent();
                insert(insert, artifact, fields, wanted);
                fields.json().path("attachments").forEach(files::want);
              });
    }
  }

  private static void insert(
      PreparedStatement insert, ListedArtifact artifact, ChatFields fields, boolean wanted) {
    try {
      insert.setString(1, artifact.item().locator().evidence());
      insert.setString(2, fields.service());
      insert.setString(3, fields.conversation());
      set(insert, 4, fields.time());
      insert.setString(5, artifact.type());
      insert.setString(6, artifact.state());
      insert.setString(7, artifact.item().locator().toString());
      insert.setString(8, artifact.position().orElse(null));
      insert.setString(9, artifact.fields());
      insert.setInt(10, wanted ? 1 : 0);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new CaseException("messages: expected to sort them on disk, found: " + e, e);
    }
  }

  /** Artifacts with an identifier, also one of which only the part behind the service is said. */
  private Set<Long> meant(String identifier) throws SQLException {
    Set<Long> ids = new HashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT artifact_id FROM identifier WHERE normalised = ?1 OR raw = ?1"
                + " OR kind = 'account' AND substr(normalised, instr(normalised, ':') + 1) = ?1")) {
      select.setString(1, identifier.toLowerCase(Locale.ROOT));
      ids(select, ids);
      select.setString(1, identifier);
      ids(select, ids);
    }
    return ids;
  }

  private static void ids(PreparedStatement select, Set<Long> into) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        into.add(row.getLong(1));
      }
    }
  }

  private void print(RowSink<ChatLine> sink) throws SQLException, IOException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT evidence, service, conversation, time, type, state, locator, position, fields FROM temp.chat"
                + WANTED
                + " ORDER BY evidence, service, conversation, time, locator, position, fields")) {
      select.setInt(1, request.with().isPresent() ? 1 : 0);
      set(select, 2, request.from());
      set(select, 3, request.from());
      set(select, 4, request.to());
      set(select, 5, request.to());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          sink.accept(line(row));
        }
      }
    }
  }

  private ChatLine line(ResultSet row) throws SQLException {
    long time = row.getLong(4);
    OptionalLong when = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(time);
    String evidence = row.getString(1);
    String fields = row.getString(9);
    List<Optional<String>> found = new ArrayList<>();
    for (JsonNode one : ChatFields.of(fields).json().path("attachments")) {
      found.add(files.item(evidence, one));
    }
    return new ChatLine(
        evidence,
        row.getString(2),
        row.getString(3),
        when,
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Columns.text(row, 8),
        fields,
        found);
  }

  private static void set(PreparedStatement statement, int column, OptionalLong value)
      throws SQLException {
    if (value.isPresent()) {
      statement.setLong(column, value.getAsLong());
    } else {
      statement.setNull(column, Types.INTEGER);
    }
  }
}
