package org.dalel.formats.leveldb;

import java.io.IOException;
import org.dalel.formats.Damage;
import org.dalel.formats.RecordSink;

/** The second reading: gives each record with what became of it. */
final class Emitting implements RecordSink<Entry> {
  private final State[] states;
  private final RecordSink<LevelDbRecord> sink;
  private String file = "";
  private int count;

  Emitting(State[] states, RecordSink<LevelDbRecord> sink) {
    this.states = states;
    this.sink = sink;
  }

  /** The records of another file follow. */
  void next(String name) {
    file = name;
  }

  @Override
  public void record(Entry entry) throws IOException {
    if (count < states.length) {
      sink.record(new LevelDbRecord(file, entry, states[count]));
    } else if (count == states.length) {
      String then = "the rest of the folder is passed over";
      String expected = "at most " + states.length + " records";
      sink.damaged(new Damage(file, entry.offset(), expected, "more", then));
    }
    count = Math.min(count + 1, states.length + 1);
  }

  @Override
  public void damaged(Damage damage) throws IOException {
    sink.damaged(damage);
  }
}
