package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.Sqlite;

/** Writes {@code failure}. */
public final class FailureTable {
  private final Connection connection;
  private final Statements failure;
  private final long run;
  private long written;

  FailureTable(Connection connection, long run) throws SQLException {
    this.connection = connection;
    this.run = run;
    failure =
        Statements.insert(
            connection,
            "failure",
            "run_id, evidence_id, item_id, content_id, entry, place, stage, kind, message, extractor");
  }

  /** Adds a row. */
  public void add(FailureRow row) throws SQLException {
    failure.number(run).numberOrNull(orNull(row.evidenceId())).numberOrNull(orNull(row.itemId()));
    failure.numberOrNull(row.content() == null ? -1 : row.content().id());
    failure.numberOrNull(row.entry());
    failure
        .text(row.place().orElse(null))
        .text(row.stage())
        .text(row.kind())
        .text(row.message())
        .text(row.extractor().orElse(null))
        .run();
    written++;
  }

  /** Adds a row about a place, instead of the same one of an earlier run. */
  public void once(FailureRow row) throws SQLException {
    try (PreparedStatement earlier =
        connection.prepareStatement("DELETE FROM failure WHERE place = ? AND stage = ?")) {
      earlier.setString(1, row.place().orElseThrow());
      earlier.setString(2, row.stage());
      earlier.executeUpdate();
    }
    add(row);
  }

  /** Forgets what was said about items that are to be done again because more is wanted. */
  void forgetOfIdentified() throws SQLException {
    Sqlite.execute(
        connection,
        "DELETE FROM failure WHERE item_id IS NOT NULL AND EXISTS (SELECT 1 FROM item_result r"
            + " JOIN content c ON c.id = r.content_id WHERE r.item_id = failure.item_id AND c.status = 'identified')");
  }

  /**
   * Says which evidence is missing in this run (rows of kind {@code missing}), instead of what
   * earlier runs said.
   */
  public void missing(List<FailureRow> rows) throws SQLException {
    Sqlite.execute(connection, "DELETE FROM failure WHERE kind = 'missing'");
    for (FailureRow row : rows) {
      add(row);
    }
  }

  /**
   * Says which plugins of this run were not loaded, and why, instead of what earlier runs said.
   *
   * @param rows of kind {@code plugin}, without evidence
   */
  public void refusedPlugins(List<FailureRow> rows) throws SQLException {
    Sqlite.execute(
        connection,
        "DELETE FROM failure WHERE kind = 'plugin' AND evidence_id IS NULL AND item_id IS NULL"
            + " AND content_id IS NULL");
    for (FailureRow row : rows) {
      add(row);
    }
  }

  /** Says what is left to be tried when unlocking ends, instead of what earlier runs said. */
  public void unlockingEnds(Optional<FailureRow> unfinished) throws SQLException {
    Sqlite.execute(
        connection,
        "DELETE FROM failure WHERE stage = 'context' AND item_id IS NULL AND content_id IS NULL");
    if (unfinished.isPresent()) {
      add(unfinished.get());
    }
  }

  /** Rows written through this object. */
  public long written() {
    return written;
  }

  private static long orNull(long id) {
    return id == 0 ? -1 : id;
  }
}
