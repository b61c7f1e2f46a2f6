package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes {@code failure}. */
public final class FailureTable {
  private final Statements failure;
  private final long run;
  private long written;

  FailureTable(Connection connection, long run) throws SQLException {
    this.run = run;
    failure =
        Statements.insert(
            connection,
            "failure",
            "run_id, evidence_id, item_id, content_id, place, stage, kind, message");
  }

  /** Adds a row. */
  public void add(FailureRow row) throws SQLException {
    failure.number(run).numberOrNull(orNull(row.evidenceId())).numberOrNull(orNull(row.itemId()));
    failure.numberOrNull(row.content() == null ? -1 : row.content().id());
    failure
        .text(row.place().orElse(null))
        .text(row.stage())
        .text(row.kind())
        .text(row.message())
        .run();
    written++;
  }

  /** Rows written through this object. */
  public long written() {
    return written;
  }

  private static long orNull(long id) {
    return id == 0 ? -1 : id;
  }
}
