package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The SQL of artifacts in a view. */
final class ArtifactQueries {
  private ArtifactQueries() {}

  static Map<String, Integer> types(Connection view) throws SQLException {
    Map<String, Integer> types = new LinkedHashMap<>();
    try (PreparedStatement select =
            view.prepareStatement("SELECT type, count FROM artifact_type ORDER BY type");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        types.put(row.getString(1), row.getInt(2));
      }
    }
    return types;
  }

  /** Numbers of the artifacts of a type, ascending, whose fields contain a text. */
  static int[] select(Connection view, String type, Optional<String> text) throws SQLException {
    try (PreparedStatement range =
        view.prepareStatement("SELECT first, count FROM artifact_type WHERE type = ?")) {
      range.setString(1, type);
      try (ResultSet row = range.executeQuery()) {
        if (!row.next()) {
          return new int[0];
        }
        int first = row.getInt(1);
        int[] all = new int[row.getInt(2)];
        Arrays.setAll(all, i -> first + i);
        return text.isEmpty() ? all : containing(view, all, text.get());
      }
    }
  }

  /**
   * The same numbers in another order: empty values last, numbers (also those in texts) before
   * other texts, which are compared without regard to the case of Latin letters; equal ones stay as
   * they are.
   *
   * @param numbers ascending, of one type
   */
  static int[] sorted(Connection view, int[] numbers, ArtifactOrder order) throws SQLException {
    if (numbers.length == 0 || order.isOfItems()) {
      return order.descending() ? reversed(numbers) : numbers;
    }
    BitSet wanted = new BitSet();
    Arrays.stream(numbers).forEach(wanted::set);
    int[] sorted = new int[numbers.length];
    int count = 0;
    try (PreparedStatement select = view.prepareStatement(order.sql())) {
      select.setInt(1, numbers[0]);
      select.setInt(2, numbers[numbers.length - 1]);
      if (order.path().isPresent()) {
        select.setString(3, order.path().get());
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (wanted.get(row.getInt(1))) {
            sorted[count++] = row.getInt(1);
          }
        }
      }
    }
    return sorted;
  }

  private static int[] reversed(int[] numbers) {
    int[] reversed = new int[numbers.length];
    Arrays.setAll(reversed, i -> numbers[numbers.length - 1 - i]);
    return reversed;
  }

  /** Whether fields, a JSON object, contain a text, whatever its case. */
  static boolean contains(String fields, String text) {
    return fields.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private static int[] containing(Connection view, int[] all, String text) throws SQLException {
    int[] found = new int[all.length];
    int count = 0;
    try (PreparedStatement select =
        view.prepareStatement(
            "SELECT id, fields FROM artifact WHERE id BETWEEN ? AND ? ORDER BY id")) {
      select.setInt(1, all[0]);
      select.setInt(2, all[all.length - 1]);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (contains(row.getString(2), text)) {
            found[count++] = row.getInt(1);
          }
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Looks up artifacts by number. */
  static final class Lookup implements AutoCloseable {
    private final PreparedStatement select;
    private final ViewQueries.RowLookup rows;

    Lookup(Connection view) throws SQLException {
      rows = new ViewQueries.RowLookup(view);
      select =
          view.prepareStatement(
              "SELECT type, plugin, version, state, confidence, position, fields, row"
                  + " FROM artifact WHERE id = ?");
    }

    ViewArtifact artifact(long id) throws SQLException {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new ViewArtifact(
            id,
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            Optional.ofNullable(row.getString(6)),
            row.getString(7),
            rows.row(row.getInt(8)));
      }
    }

    @Override
    public void close() throws SQLException {
      select.close();
      rows.close();
    }
  }
}
