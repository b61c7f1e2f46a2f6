package org.dalel.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A work item as a row of a query on {@code item}. Its numbers come as one text: to fetch a column
 * costs more than to read the number, and a run fetches millions.
 */
final class WorkItemRow {
  /** What {@link #read} reads, in its order. */
  static final String COLUMNS =
      "path, stream, runs, printf('%d %d %d %d %d %d %d %d %d %d', id, evidence_id,"
          + " coalesce(file_system_id, 0), coalesce(meta_addr, -1), coalesce(attr_type, -1),"
          + " coalesce(attr_id, -1), state <> 'allocated', coalesce(size, -1),"
          + " coalesce(init_size, -1), flags)";

  private final String numbers;
  private int at;

  private WorkItemRow(String numbers) {
    this.numbers = numbers;
  }

  /** The item in the current row. */
  static WorkItem read(ResultSet row) throws SQLException {
    WorkItemRow rest = new WorkItemRow(row.getString(4));
    return rest.item(row.getString(1), row.getString(2), row.getBytes(3));
  }

  private WorkItem item(String path, String stream, byte[] runs) {
    long id = next();
    long evidence = next();
    long fileSystem = next();
    long meta = next();
    int attributeType = (int) next();
    int attributeId = (int) next();
    boolean deleted = next() != 0;
    long size = next();
    long initialised = next();
    int flags = (int) next();
    return new WorkItem(
        id,
        evidence,
        fileSystem,
        path,
        stream,
        meta,
        attributeType,
        attributeId,
        deleted,
        size,
        initialised,
        flags,
        runs);
  }

  private long next() {
    boolean negative = numbers.charAt(at) == '-';
    at += negative ? 1 : 0;
    long value = 0;
    while (at < numbers.length() && numbers.charAt(at) != ' ') {
      value = 10 * value - (numbers.charAt(at++) - '0'); // negative numbers reach further
    }
    at++;
    return negative ? value : -value;
  }
}
