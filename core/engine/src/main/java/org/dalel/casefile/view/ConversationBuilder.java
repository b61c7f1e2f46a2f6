package org.dalel.casefile.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dalel.casefile.Sqlite;

/**
 * Puts the artifacts of type {@code message} (record {@code org.dalel.api.records.Message}) into
 * conversations: those of one evidence, service and conversation id; without an id those of the
 * same people.
 */
final class ConversationBuilder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SECOND_NS = 1_000_000_000L;
  private static final int MOST_PARTICIPANTS = 50;

  /** A message's own side: its sender is the owner of an account of the case, or it went out. */
  private static final String MESSAGES =
      """
      SELECT a.id, a.fields, a.state, r.locator,
        EXISTS (SELECT 1 FROM identifier s WHERE s.case_id = a.case_id AND s.role = 'sender'
          AND EXISTS (SELECT 1 FROM identifier o JOIN artifact h ON h.case_id = o.case_id
            WHERE o.kind = s.kind AND o.value = s.value AND o.role = 'owner' AND h.type = 'account'))
      FROM artifact a JOIN row r ON r.id = a.row WHERE a.type = 'message' ORDER BY a.id
      """;

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int MOST_DIGESTS = 1_000_000;

  private final Connection view;
  private final Set<String> digests = new HashSet<>();
  private final Map<Key, Talk> talks =
      new TreeMap<>(
          Comparator.comparing(Key::evidence).thenComparing(Key::service).thenComparing(Key::id));

  ConversationBuilder(Connection view) {
    this.view = view;
  }

  private record Key(String evidence, String service, String id) {}

  private record Told(long artifact, OptionalLong time, boolean own) {}

  private static final class Talk {
    final List<Told> messages = new ArrayList<>();
    final Set<String> participants = new TreeSet<>();
    int deleted;
  }

  void build() throws SQLException {
    try (PreparedStatement select = view.prepareStatement(MESSAGES);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        take(row);
      }
    }
    try (PreparedStatement conversation =
            view.prepareStatement("INSERT INTO conversation VALUES (?,?,?,?,?,?,?,?,?)");
        PreparedStatement message =
            view.prepareStatement("INSERT INTO message VALUES (?,?,?,?,?)")) {
      int number = 0;
      for (Map.Entry<Key, Talk> entry : talks.entrySet()) {
        number++;
        write(conversation, number, entry.getKey(), entry.getValue());
        write(message, number, entry.getValue());
      }
    }
    attached();
  }

  /** The rows that have the digest of an attachment. */
  private void attached() throws SQLException {
    if (digests.isEmpty()) {
      return;
    }
    Sqlite.execute(view, "CREATE TEMP TABLE wanted (sha256 BLOB PRIMARY KEY) WITHOUT ROWID");
    try (PreparedStatement insert = view.prepareStatement("INSERT INTO temp.wanted VALUES (?)")) {
      for (String digest : digests) {
        insert.setBytes(1, HexFormat.of().parseHex(digest));
        insert.executeUpdate();
      }
    }
    Sqlite.execute(
        view,
        "INSERT INTO attached SELECT r.sha256, r.id FROM row r CROSS JOIN temp.wanted w ON w.sha256 = r.sha256");
    Sqlite.execute(view, "DROP TABLE temp.wanted");
  }

  private void take(ResultSet row) throws SQLException {
    JsonNode fields = fields(row.getString(2));
    Set<String> people = new TreeSet<>();
    person(fields.path("sender"), people);
    fields.path("recipients").forEach(one -> person(one, people));
    String evidence = org.dalel.casefile.Locator.parse(row.getString(4)).evidence();
    String id = fields.path("conversation").asText(String.join(", ", people));
    Key key = new Key(evidence, fields.path("service").asText(""), id);
    Talk talk = talks.computeIfAbsent(key, k -> new Talk());
    talk.messages.add(new Told(row.getLong(1), time(fields), row.getBoolean(5) || wentOut(fields)));
    talk.participants.addAll(people);
    String state = row.getString(3);
    for (JsonNode attachment : fields.path("attachments")) {
      String digest = attachment.path("sha256").asText("");
      if (DIGEST.matcher(digest).matches() && digests.size() < MOST_DIGESTS) {
        digests.add(digest);
      }
    }
    talk.deleted += state.equals("live") || state.equals("wal") ? 0 : 1;
  }

  private static boolean wentOut(JsonNode fields) {
    return fields.path("direction").asText("").equals("outgoing");
  }

  private static void person(JsonNode party, Set<String> people) {
    String name = PartyText.of(party);
    if (!name.isEmpty() && people.size() < MOST_PARTICIPANTS) {
      people.add(name);
    }
  }

  private static OptionalLong time(JsonNode fields) {
    for (String name : List.of("sent", "received", "read")) {
      if (fields.path(name).isTextual()) {
        try {
          Instant time = Instant.parse(fields.path(name).asText());
          return OptionalLong.of(
              Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND_NS), time.getNano()));
        } catch (DateTimeException | ArithmeticException e) {
          continue; // an extractor's own way of saying when
        }
      }
    }
    return OptionalLong.empty();
  }

  /** Messages without a time stand first: before them nothing is known. */
  private static void write(PreparedStatement insert, int number, Talk talk) throws SQLException {
    talk.messages.sort(
        Comparator.<Told>comparingLong(told -> told.time().orElse(Long.MIN_VALUE))
            .thenComparingLong(Told::artifact));
    int position = 0;
    for (Told told : talk.messages) {
      insert.setInt(1, number);
      insert.setInt(2, position++);
      set(insert, 3, told.time());
      insert.setLong(4, told.artifact());
      insert.setBoolean(5, told.own());
      insert.executeUpdate();
    }
  }

  private static void write(PreparedStatement insert, int number, Key key, Talk talk)
      throws SQLException {
    ArrayNode participants = JSON.createArrayNode();
    talk.participants.forEach(participants::add);
    long[] times =
        talk.messages.stream()
            .filter(told -> told.time().isPresent())
            .mapToLong(told -> told.time().getAsLong())
            .sorted()
            .toArray();
    insert.setInt(1, number);
    insert.setString(2, key.evidence());
    insert.setString(3, key.service());
    insert.setString(4, key.id());
    insert.setString(5, participants.toString());
    insert.setInt(6, talk.messages.size());
    insert.setInt(7, talk.deleted);
    boolean timed = times.length > 0;
    set(insert, 8, timed ? OptionalLong.of(times[0]) : OptionalLong.empty());
    set(insert, 9, timed ? OptionalLong.of(times[times.length - 1]) : OptionalLong.empty());
    insert.executeUpdate();
  }

  private static void set(PreparedStatement insert, int column, OptionalLong value)
      throws SQLException {
    if (value.isPresent()) {
      insert.setLong(column, value.getAsLong());
    } else {
      insert.setNull(column, Types.INTEGER);
    }
  }

  private static JsonNode fields(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("artifact: expected JSON fields, found " + json, e);
    }
  }
}
