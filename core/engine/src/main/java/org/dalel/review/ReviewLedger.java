package org.dalel.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code review_action}: what was done, in a form that can be undone. */
final class ReviewLedger {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Connection review;

  ReviewLedger(Connection review) {
    this.review = review;
  }

  /** An action that was done. */
  record Action(long id, String action, List<MarkRow> added, List<MarkRow> removed) {}

  /**
   * Takes rows away, puts rows in, and notes what of it made a difference.
   *
   * @return the action; empty when nothing made a difference
   */
  Optional<Action> change(
      String actor, long timeNs, String action, List<MarkRow> remove, List<MarkRow> add)
      throws SQLException {
    List<MarkRow> removed = new ArrayList<>();
    for (MarkRow row : remove) {
      if (row.delete(review)) {
        removed.add(row);
      }
    }
    List<MarkRow> added = new ArrayList<>();
    for (MarkRow row : add) {
      if (row.insert(review)) {
        added.add(row);
      }
    }
    return removed.isEmpty() && added.isEmpty()
        ? Optional.empty()
        : Optional.of(note(actor, timeNs, action, added, removed));
  }

  /** Notes an action that changed no marks, so that others see that something is new. */
  Action note(String actor, long timeNs, String action, List<MarkRow> added, List<MarkRow> removed)
      throws SQLException {
    try (PreparedStatement insert =
        review.prepareStatement(
            "INSERT INTO review_action (actor, time_ns, action, added, removed) VALUES (?,?,?,?,?)")) {
      insert.setString(1, actor);
      insert.setLong(2, timeNs);
      insert.setString(3, action);
      insert.setString(4, JSON.writeValueAsString(added));
      insert.setString(5, JSON.writeValueAsString(removed));
      insert.executeUpdate();
      long id = new ReviewQueries(review).version();
      return new Action(id, action, added, removed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The last action of a person that changed marks and was not undone. */
  Optional<Action> lastOf(String actor) throws SQLException {
    try (PreparedStatement select =
        review.prepareStatement(
            "SELECT id, action, added, removed FROM review_action WHERE actor = ?"
                + " AND undone_by IS NULL AND action <> 'undo' AND (added <> '[]' OR removed <> '[]')"
                + " ORDER BY id DESC LIMIT 1")) {
      select.setString(1, actor);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    }
  }

  /** Marks an action as undone by another. */
  void undone(long id, long by) throws SQLException {
    try (PreparedStatement update =
        review.prepareStatement("UPDATE review_action SET undone_by = ? WHERE id = ?")) {
      update.setLong(1, by);
      update.setLong(2, id);
      update.executeUpdate();
    }
  }

  private static Action read(ResultSet row) throws SQLException {
    return new Action(
        row.getLong(1), row.getString(2), rows(row.getString(3)), rows(row.getString(4)));
  }

  private static List<MarkRow> rows(String json) throws SQLException {
    try {
      return List.of(JSON.readValue(json, MarkRow[].class));
    } catch (JsonProcessingException e) {
      throw new SQLException(
          "review_action: expected a list of rows, found something else: " + e.getOriginalMessage(),
          e);
    }
  }
}
