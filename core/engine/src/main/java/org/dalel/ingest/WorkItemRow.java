package org.dalel.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A work item as a row of a query on {@code item}; its numbers come as one text. */
final class WorkItemRow {
  /** What {@link #read} reads, in its order. */
  static final String COLUMNS =
      "path, stream, runs, printf('%d %d %d %d %d %d %d %d %d %d', id, evidence_id,"
          + " coalesce(file_system_id, 0), coalesce(meta_addr, -1), coalesce(attr_type, -1),"
          + " coalesce(attr_id, -1), state <> 'allocated', coalesce(size, -1),"
          + " coalesce(init_size, -1), flags)";

  private WorkItemRow() {}

  /** The item in the current row. */
  static WorkItem read(ResultSet row) throws SQLException {
    NumberLine numbers = new NumberLine(row.getString(4));
    long id = numbers.next();
    long evidence = numbers.next();
    long fileSystem = numbers.next();
    long meta = numbers.next();
    int attributeType = (int) numbers.next();
    int attributeId = (int) numbers.next();
    boolean deleted = numbers.next() != 0;
    long size = numbers.next();
    long initialised = numbers.next();
    int flags = (int) numbers.next();
    return new WorkItem(
        id,
        evidence,
        fileSystem,
        row.getString(1),
        row.getString(2),
        meta,
        attributeType,
        attributeId,
        deleted,
        size,
        initialised,
        flags,
        row.getBytes(3));
  }
}
