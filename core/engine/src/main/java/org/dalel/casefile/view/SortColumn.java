package org.dalel.casefile.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column by which rows can be sorted; rows of equal value stand in the order of exports. */
public enum SortColumn {
  /** The order of exports. */
  PATH("id"),
  /** Name without regard to case. */
  NAME("name_key, name"),
  /** File name extension in lower case. */
  EXTENSION("extension"),
  /** Media type. */
  TYPE("type"),
  /** Bytes. */
  SIZE("size"),
  /** Content changed. */
  MTIME("mtime"),
  /** Content read. */
  ATIME("atime"),
  /** Metadata changed. */
  CTIME("ctime"),
  /** Made. */
  CRTIME("crtime"),
  /** File, folder, link ... */
  KIND("kind"),
  /** Allocated, deleted, orphan, embedded. */
  STATE("state"),
  /** How the examination ended. */
  STATUS("status"),
  /** Equal content stands together. */
  SHA256("sha256");

  private final String sql;

  SortColumn(String sql) {
    this.sql = sql;
  }

  /** The columns of the table {@code row} that make the order. */
  String sql() {
    return sql;
  }

  /** The name in queries, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column of a name. */
  public static Optional<SortColumn> find(String id) {
    return Arrays.stream(values()).filter(column -> column.id().equals(id)).findFirst();
  }
}
