package org.dalel.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.dalel.content.InsidePath;

/**
 * The entries of one container by their paths. Never changes; all threads may look at it.
 *
 * <p>Where several entries have one path the last of them counts: that is what unpacking leaves.
 */
final class ContainerTree {
  private static final String SQL =
      "SELECT b.position, b.name, b.kind, coalesce(b.size, c.size, 0), coalesce(c.type, ''), b.child_id IS NOT NULL,"
          + " CASE WHEN c.text_length > 0 THEN c.id ELSE 0 END, b.status"
          + " FROM embedded b LEFT JOIN content c ON c.id = b.child_id WHERE b.content_id = ? ORDER BY b.position";

  private static final String UNKNOWN = "application/octet-stream";

  /** By name; of one name the last first. */
  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::path)
          .thenComparing(Comparator.comparingLong(Entry::position).reversed());

  private final NavigableMap<String, List<Entry>> byPath = new TreeMap<>();
  private final Map<Long, Entry> byPosition = new HashMap<>();

  /**
   * An entry where it lies.
   *
   * @param position in the container
   * @param path inside the container, starting with {@code /}
   * @param folder whether it is a folder
   * @param size bytes
   * @param type media type of its content; {@code application/octet-stream} when it is not known
   * @param readable whether it has content that can be read
   * @param textOf row id of the content whose text was kept, if it was
   * @param status how its examination ended
   */
  record Entry(
      long position,
      String path,
      boolean folder,
      long size,
      String type,
      boolean readable,
      Optional<Long> textOf,
      String status) {
    static final Entry ROOT =
        new Entry(-1, "/", true, 0, UNKNOWN, false, Optional.empty(), "examined");

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    String parent() {
      return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }
  }

  private ContainerTree() {}

  static ContainerTree read(Connection caseDb, long container) throws SQLException {
    ContainerTree tree = new ContainerTree();
    try (PreparedStatement query = caseDb.prepareStatement(SQL)) {
      query.setLong(1, container);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          tree.add(entry(row));
        }
      }
    }
    return tree;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    String type = row.getString(5);
    long text = row.getLong(7);
    return new Entry(
        row.getLong(1),
        InsidePath.of(row.getString(2)),
        row.getString(3).equals("dir"),
        row.getLong(4),
        type.isEmpty() ? UNKNOWN : type,
        row.getBoolean(6),
        text == 0 ? Optional.empty() : Optional.of(text),
        row.getString(8));
  }

  private void add(Entry entry) {
    byPosition.put(entry.position(), entry);
    byPath.computeIfAbsent(entry.path(), path -> new ArrayList<>(1)).add(0, entry);
  }

  /** The entry at a position. */
  Optional<Entry> at(long position) {
    return Optional.ofNullable(byPosition.get(position));
  }

  /** The entries of a path, the last first; the root has one too. */
  List<Entry> at(String path) {
    return path.equals("/") ? List.of(Entry.ROOT) : byPath.getOrDefault(path, List.of());
  }

  /** What lies in a folder, by name; steps over what lies deeper. */
  List<Entry> children(String folder) {
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    List<Entry> found = new ArrayList<>();
    Map.Entry<String, List<Entry>> next = byPath.higherEntry(prefix);
    while (next != null && next.getKey().startsWith(prefix)) {
      int deeper = next.getKey().indexOf('/', prefix.length());
      if (deeper < 0) {
        found.addAll(next.getValue());
        next = byPath.higherEntry(next.getKey());
      } else {
        next = byPath.ceilingEntry(next.getKey().substring(0, deeper) + (char) ('/' + 1));
      }
    }
    found.sort(ORDER);
    return found;
  }

  /** All that lies in a folder, at whatever depth. */
  List<Entry> below(String folder) {
    String prefix = folder.endsWith("/") ? folder : folder + "/";
    List<Entry> found = new ArrayList<>();
    for (List<Entry> same : byPath.tailMap(prefix, false).values()) {
      if (!same.get(0).path().startsWith(prefix)) {
        return found;
      }
      found.addAll(same);
    }
    return found;
  }
}
