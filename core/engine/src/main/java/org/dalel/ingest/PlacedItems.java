package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;

/**
 * Finds items by their place: the index {@code item_place} must be there. Belongs to one thread.
 */
final class PlacedItems implements AutoCloseable {
  private static final String UNKNOWN = "application/octet-stream";

  private static final String SELECT =
      "SELECT "
          + WorkItemRow.COLUMNS
          + ", kind, (SELECT c.type FROM item_result r JOIN content c ON c.id = r.content_id WHERE r.item_id = item.id),"
          + " (SELECT c.id FROM item_result r JOIN content c ON c.id = r.content_id WHERE r.item_id = item.id AND c.text_length > 0)"
          + " FROM item WHERE ";

  private static final String NAMED =
      " AND stream IS NULL AND (kind = 'file' OR kind = 'dir') ORDER BY path, state <> 'allocated', id";

  /** By name; allocated entries first; then in the order in which they were listed. */
  private static final Comparator<PlacedItem> ORDER =
      Comparator.comparing(PlacedItem::path)
          .thenComparing(item -> item.work().deleted())
          .thenComparing(item -> item.work().id());

  private final Connection connection;
  private final PreparedStatement byId;
  private final PreparedStatement byPath;
  private final PreparedStatement following;

  PlacedItems(CaseFolder folder) throws SQLException {
    connection = folder.openCase();
    byId = connection.prepareStatement(SELECT + "id = ?");
    String place = "evidence_id = ? AND coalesce(file_system_id, 0) = ? AND path ";
    byPath = connection.prepareStatement(SELECT + place + "= ?" + NAMED);
    following =
        connection.prepareStatement(
            "SELECT path FROM item WHERE evidence_id = ? AND path >= ? AND path < ? ORDER BY path LIMIT 1");
  }

  Optional<PlacedItem> byId(long id) throws SQLException {
    byId.setLong(1, id);
    return query(byId).stream().findFirst();
  }

  /** All entries of that path, allocated ones first. */
  List<PlacedItem> at(WorkItem beside, String path) throws SQLException {
    byPath.setLong(1, beside.evidenceId());
    byPath.setLong(2, beside.fileSystemId());
    byPath.setString(3, path);
    return query(byPath);
  }

  /**
   * The entries of a folder. Steps from one name to the next over whatever lies deeper, so a folder
   * of few entries is quick however much is below it.
   */
  List<PlacedItem> children(WorkItem folder) throws SQLException {
    String prefix = folder.path().endsWith("/") ? folder.path() : folder.path() + "/";
    String end = after(prefix);
    List<PlacedItem> found = new ArrayList<>();
    String from = prefix;
    Optional<String> next = firstPath(folder, from, end);
    while (next.isPresent()) {
      String path = next.get();
      int deeper = path.indexOf('/', prefix.length());
      if (path.equals(prefix)) {
        from = prefix + "\0";
      } else if (deeper < 0) {
        found.addAll(at(folder, path));
        from = path + "\0";
      } else {
        from = after(path.substring(0, deeper + 1));
      }
      next = firstPath(folder, from, end);
    }
    return found.stream().sorted(ORDER).toList();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** The first string behind all that begin with this one, which ends with a slash. */
  private static String after(String prefix) {
    return prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1);
  }

  private Optional<String> firstPath(WorkItem beside, String from, String end) throws SQLException {
    following.setLong(1, beside.evidenceId());
    following.setString(2, from);
    following.setString(3, end);
    try (ResultSet row = following.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  private static List<PlacedItem> query(PreparedStatement statement) throws SQLException {
    List<PlacedItem> items = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        WorkItem work = WorkItemRow.read(row);
        boolean folder = row.getString(5).equals("dir");
        String type = row.getString(6);
        long text = row.getLong(7);
        items.add(
            new PlacedItem(
                work,
                folder,
                type == null ? UNKNOWN : type,
                text == 0 ? Optional.empty() : Optional.of(text)));
      }
    }
    return items;
  }
}
