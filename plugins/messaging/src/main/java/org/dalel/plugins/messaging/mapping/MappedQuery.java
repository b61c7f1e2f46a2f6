package org.dalel.plugins.messaging.mapping;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query of a mapping.
 *
 * @param kind what its rows become
 * @param table the table of the row, of which deleted rows are wanted too
 * @param alias its name in the SQL
 * @param require SQL condition that makes a recovered row credible
 * @param lines of the SQL, with their conditions
 */
public record MappedQuery(
    Kind kind, String table, String alias, Optional<String> require, List<String> lines) {

  private static final Pattern SELECT = Pattern.compile("^\\s*SELECT\\s", Pattern.CASE_INSENSITIVE);

  /** The column of the row id that is added to the query. */
  public static final String ROW = "~row";

  /** Keeps a copy. */
  public MappedQuery {
    lines = List.copyOf(lines);
  }

  /** What the rows of a query become. */
  public enum Kind {
    ACCOUNT,
    CONTACT,
    CHAT,
    /** A participant of a chat: not a record of its own, comes before the chats. */
    PARTICIPANT,
    MESSAGE,
    CALL
  }

  /** The SQL for these tables, with the row id of the table as its first column. */
  public String sql(Tables tables) {
    StringBuilder sql = new StringBuilder();
    for (String line : lines) {
      tables.applied(line).ifPresent(text -> sql.append(text).append('\n'));
    }
    return SELECT.matcher(sql).replaceFirst("SELECT " + alias + "._rowid_ AS \"" + ROW + "\", ");
  }

  /** Whether the SQL speaks of a table. */
  public boolean names(String other) {
    Pattern word =
        Pattern.compile("(?i)(?<![\\w$.@\"])\"?" + Pattern.quote(other) + "\"?(?![\\w$])");
    return lines.stream().anyMatch(line -> word.matcher(line).find());
  }
}
