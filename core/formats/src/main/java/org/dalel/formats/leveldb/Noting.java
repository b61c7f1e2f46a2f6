package org.dalel.formats.leveldb;

import org.dalel.formats.Damage;
import org.dalel.formats.RecordSink;

/** The first reading: keys and sequence numbers; the second one reports the damage. */
record Noting(Histories histories, boolean used) implements RecordSink<Entry> {
  @Override
  public void record(Entry entry) {
    if (histories.size() < LevelDb.MOST_RECORDS) {
      histories.add(entry, used);
    }
  }

  @Override
  public void damaged(Damage damage) {}
}
