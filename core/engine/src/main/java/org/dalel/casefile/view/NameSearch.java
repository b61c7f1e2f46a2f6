package org.dalel.casefile.view;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Finds rows by their names in the order of names. */
final class NameSearch {
  private NameSearch() {}

  /** Searches the order of names by halves: there is no index of names. */
  static List<ViewRow> named(
      Connection view, int[] byName, String name, Predicate<ViewRow> wanted, int most)
      throws SQLException {
    String key = RowName.key(name);
    List<ViewRow> found = new ArrayList<>();
    try (PreparedStatement names = view.prepareStatement("SELECT name FROM row WHERE id = ?");
        ViewQueries.RowLookup lookup = new ViewQueries.RowLookup(view)) {
      int low = 0;
      int high = byName.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (compare(names, byName[middle], key) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      for (int i = low; i < byName.length && found.size() < most; i++) {
        if (compare(names, byName[i], key) != 0) {
          break;
        }
        ViewRow row = lookup.row(byName[i]);
        if (wanted.test(row)) {
          found.add(row);
        }
      }
    }
    return found;
  }

  /** As SQLite compares text: by its UTF-8 bytes, which is the order of code points. */
  private static int compare(PreparedStatement names, int row, String key) throws SQLException {
    names.setInt(1, row);
    try (ResultSet found = names.executeQuery()) {
      found.next();
      return Arrays.compareUnsigned(
          RowName.key(found.getString(1)).getBytes(StandardCharsets.UTF_8),
          key.getBytes(StandardCharsets.UTF_8));
    }
  }
}
