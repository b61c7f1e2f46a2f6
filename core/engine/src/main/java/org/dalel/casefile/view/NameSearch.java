package org.dalel.casefile.view;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds rows by their names in the order of names. */
final class NameSearch {
  private NameSearch() {}

  /** Searches the order of names by halves: there is no index of names. */
  static List<ViewRow> named(Connection view, int[] byName, String name, int most)
      throws SQLException {
    String key = RowInsert.key(name);
    List<ViewRow> found = new ArrayList<>();
    try (PreparedStatement keys = view.prepareStatement("SELECT name_key FROM row WHERE id = ?");
        ViewQueries.RowLookup lookup = new ViewQueries.RowLookup(view)) {
      int low = 0;
      int high = byName.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (compare(keys, byName[middle], key) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      for (int i = low; i < byName.length && found.size() < most; i++) {
        if (compare(keys, byName[i], key) != 0) {
          break;
        }
        found.add(lookup.row(byName[i]));
      }
    }
    return found;
  }

  /** As SQLite compares text: by its UTF-8 bytes, which is the order of code points. */
  private static int compare(PreparedStatement keys, int row, String key) throws SQLException {
    keys.setInt(1, row);
    try (ResultSet found = keys.executeQuery()) {
      found.next();
      return Arrays.compareUnsigned(
          found.getString(1).getBytes(StandardCharsets.UTF_8),
          key.getBytes(StandardCharsets.UTF_8));
    }
  }
}
