package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;

/**
 * The state of a case in few words: two equal stamps mean that a view need not be made again.
 * Counting the results takes some 20 ms for a million items; everything else is looked up.
 */
public final class ViewStamp {
  /** Raised when the same case gives another view. */
  private static final int FORMAT = 4;

  private static final String SQL =
      """
      SELECT coalesce((SELECT max(id) FROM item), 0) || '-' || (SELECT count(*) FROM item_result)
        || '-' || coalesce((SELECT max(id) FROM content), 0)
        || '-' || coalesce((SELECT max(id) FROM artifact), 0)
        || '-' || coalesce((SELECT max(id) || '.' || coalesce(max(ended_ns), 0) FROM run), '0')
      """;

  private ViewStamp() {}

  /** The stamp of a case now. */
  public static String of(CaseFolder folder) {
    try (Connection connection = folder.openCase()) {
      return of(connection);
    } catch (SQLException e) {
      throw new CaseException(folder.caseDb() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static String of(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SQL);
        ResultSet row = select.executeQuery()) {
      row.next();
      return FORMAT + "-" + row.getString(1);
    }
  }
}
