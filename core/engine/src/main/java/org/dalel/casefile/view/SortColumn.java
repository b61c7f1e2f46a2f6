package org.dalel.casefile.view;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column by which rows can be sorted; rows of equal value stand in the order of exports. */
public enum SortColumn {
  /** The order of exports. */
  PATH,
  /** Name without regard to case. */
  NAME,
  /** File name extension in lower case. */
  EXTENSION,
  /** Media type. */
  TYPE,
  /** Bytes. */
  SIZE,
  /** Content changed. */
  MTIME,
  /** Content read. */
  ATIME,
  /** Metadata changed. */
  CTIME,
  /** Made. */
  CRTIME,
  /** File, folder, link ... */
  KIND,
  /** Allocated, deleted, orphan, embedded. */
  STATE,
  /** How the examination ended. */
  STATUS,
  /** Equal content stands together. */
  SHA256;

  /** The name in queries, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column of a name. */
  public static Optional<SortColumn> find(String id) {
    return Arrays.stream(values()).filter(column -> column.id().equals(id)).findFirst();
  }
}
