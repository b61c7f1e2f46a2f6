package org.dalel.casefile.read;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Narrows the entries that a listing reads. It must keep or drop all entries of one path together,
 * because twins are numbered among those that are read.
 *
 * @param where an SQL condition on {@code e} (evidence), {@code fs} (file system) and {@code i}
 *     (item)
 * @param arguments values of its parameters
 */
record Restriction(String where, List<Object> arguments) {
  static final Restriction NONE = new Restriction("1", List.of());

  private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

  static Restriction pathPrefix(String prefix) {
    return prefix.isEmpty()
        ? NONE
        : new Restriction("i.path >= ? AND i.path < ?", List.of(prefix, prefix + LAST));
  }

  static Restriction path(String evidence, String path) {
    return new Restriction("e.label = ? AND i.path = ?", List.of(evidence, path));
  }

  static Restriction anyEvidencePath(String path) {
    return new Restriction("i.path = ?", List.of(path));
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < arguments.size(); i++) {
      statement.setObject(i + 1, arguments.get(i));
    }
  }
}
