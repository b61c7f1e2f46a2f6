package org.dalel.formats.leveldb;

import java.io.IOException;
import org.dalel.formats.Damage;
import org.dalel.formats.RecordSink;

/** Takes the records of a write-ahead log apart. */
record Batches(String name, RecordSink<Entry> sink) implements LogSink {
  @Override
  public void logical(LogicalRecord.Joined record) throws IOException {
    new WriteBatch(name, record, sink).run();
  }

  @Override
  public void damaged(Damage damage) throws IOException {
    sink.damaged(damage);
  }
}
