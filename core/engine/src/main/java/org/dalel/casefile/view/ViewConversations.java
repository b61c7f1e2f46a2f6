package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The messages of a view by conversation, in the order of time. */
public final class ViewConversations {
  private static final String SELECT =
      "SELECT id, evidence, service, name, participants, messages, deleted, first, last"
          + " FROM conversation";

  /** What a message says, in one text. */
  private static final String SAID =
      "SELECT number, concat_ws(char(10), json_extract(fields, '$.body'),"
          + " json_extract(fields, '$.sender.name'), json_extract(fields, '$.quote.body'),"
          + " (SELECT group_concat(json_extract(one.value, '$.name'), char(10))"
          + " FROM json_each(fields, '$.attachments') AS one))"
          + " FROM message JOIN artifact ON artifact.id = message.artifact"
          + " WHERE conversation = ? ORDER BY number";

  private static final String NEWEST_FIRST = " ORDER BY last DESC, id";

  private final Connections connections;

  ViewConversations(Connections connections) {
    this.connections = connections;
  }

  /**
   * A conversation.
   *
   * @param id its number within the view; a handle
   * @param evidence label of the evidence
   * @param service messenger, mail or SMS
   * @param name its id at the service, or who takes part
   * @param participants JSON list of names
   * @param messages how many
   * @param deleted how many of them are not live
   * @param first nanoseconds since 1970 UTC of the first message with a time
   * @param last of the last
   */
  public record Conversation(
      long id,
      String evidence,
      String service,
      String name,
      String participants,
      int messages,
      int deleted,
      OptionalLong first,
      OptionalLong last) {}

  /**
   * A message.
   *
   * @param number position in its conversation
   * @param time nanoseconds since 1970 UTC
   * @param own whether the owner of an account of the case wrote it
   * @param artifact the message itself
   */
  public record Message(int number, OptionalLong time, boolean own, ViewArtifact artifact) {}

  /** How many conversations there are. */
  public int count() {
    return connections.with(
        view -> {
          try (PreparedStatement select =
                  view.prepareStatement("SELECT count(*) FROM conversation");
              ResultSet row = select.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
          }
        });
  }

  /** Conversations, those with the newest messages first. */
  public List<Conversation> list(int from, int count) {
    return connections.with(
        view -> {
          try (PreparedStatement select =
              view.prepareStatement(SELECT + NEWEST_FIRST + " LIMIT ? OFFSET ?")) {
            select.setInt(1, count);
            select.setInt(2, from);
            return conversations(select);
          }
        });
  }

  /**
   * Conversations whose name, service or participants contain a text, whatever its case; those with
   * the newest messages first.
   */
  public List<Conversation> containing(String text) {
    String part = RowName.key(text);
    return connections.with(
        view -> {
          try (PreparedStatement select = view.prepareStatement(SELECT + NEWEST_FIRST)) {
            return conversations(select).stream()
                .filter(
                    one ->
                        RowName.key(one.name() + '\n' + one.service() + '\n' + one.participants())
                            .contains(part))
                .toList();
          }
        });
  }

  /** One conversation, as {@link Conversation#id()} names it. */
  public Optional<Conversation> find(long id) {
    return connections.with(
        view -> {
          try (PreparedStatement select = view.prepareStatement(SELECT + " WHERE id = ?")) {
            select.setLong(1, id);
            return conversations(select).stream().findFirst();
          }
        });
  }

  private static List<Conversation> conversations(PreparedStatement select) throws SQLException {
    List<Conversation> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(
            new Conversation(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getInt(7),
                number(row, 8),
                number(row, 9)));
      }
    }
    return found;
  }

  /**
   * The rows whose content is that of an attachment.
   *
   * @param sha256 digest in hexadecimal digits, as a message has it
   * @param most how many at most
   */
  public List<ViewRow> attached(String sha256, int most) {
    return connections.with(
        view -> {
          List<ViewRow> found = new ArrayList<>();
          try (ViewQueries.RowLookup lookup = new ViewQueries.RowLookup(view);
              PreparedStatement select =
                  view.prepareStatement(
                      "SELECT row FROM attached WHERE sha256 = unhex(?) ORDER BY row LIMIT ?")) {
            select.setString(1, sha256);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(lookup.row(row.getInt(1)));
              }
            }
          }
          return found;
        });
  }

  /** Messages of a conversation at given positions. */
  public List<Message> messages(long conversation, int from, int count) {
    return connections.with(view -> messages(view, conversation, from, count));
  }

  /**
   * The positions of messages whose text, or the name of an attachment or sender, contains a text,
   * whatever its case.
   *
   * @param most how many positions at most
   */
  public List<Integer> find(long conversation, String text, int most) {
    String part = RowName.key(text);
    return connections.with(
        view -> {
          List<Integer> found = new ArrayList<>();
          try (PreparedStatement select = view.prepareStatement(SAID)) {
            select.setLong(1, conversation);
            try (ResultSet row = select.executeQuery()) {
              while (found.size() < most && row.next()) {
                String said = row.getString(2);
                if (said != null && RowName.key(said).contains(part)) {
                  found.add(row.getInt(1));
                }
              }
            }
          }
          return found;
        });
  }

  private static List<Message> messages(Connection view, long conversation, int from, int count)
      throws SQLException {
    List<Message> found = new ArrayList<>();
    try (ArtifactQueries.Lookup artifacts = new ArtifactQueries.Lookup(view);
        PreparedStatement select =
            view.prepareStatement(
                "SELECT number, time, own, artifact FROM message"
                    + " WHERE conversation = ? AND number >= ? ORDER BY number LIMIT ?")) {
      select.setLong(1, conversation);
      select.setInt(2, from);
      select.setInt(3, count);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new Message(
                  row.getInt(1),
                  number(row, 2),
                  row.getBoolean(3),
                  artifacts.artifact(row.getLong(4))));
        }
      }
    }
    return found;
  }

  private static OptionalLong number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
