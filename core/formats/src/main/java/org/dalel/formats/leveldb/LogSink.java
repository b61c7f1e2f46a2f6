package org.dalel.formats.leveldb;

import java.io.IOException;
import org.dalel.formats.Damage;

/** Takes the logical records of a log. */
interface LogSink {
  /** One record, joined from its pieces. */
  void logical(LogicalRecord.Joined record) throws IOException;

  /** One place that could not be read. */
  void damaged(Damage damage) throws IOException;
}
