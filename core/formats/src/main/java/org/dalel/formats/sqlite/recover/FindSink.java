package org.dalel.formats.sqlite.recover;

import java.util.List;
import org.dalel.formats.sqlite.Value;

/** Told every find of a harvest. */
interface FindSink {
  /**
   * A find.
   *
   * @param table the table that it was read as
   * @param types serial types of its record
   * @param fields values of its record, as stored
   */
  void found(Found find, TableStatistics table, long[] types, List<Value> fields);
}
