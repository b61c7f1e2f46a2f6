package org.dalel.plugins.wallets.extension;

import org.dalel.api.Artifact;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.formats.leveldb.LevelDbRecord;
import org.dalel.formats.sqlite.FileKind;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.RowState;

/**
 * Where a stored value stands, and what became of it.
 *
 * @param fate what the program itself would say of it
 * @param state how it is there, for the case
 * @param order a later value has a greater one
 * @param key under which it was stored
 * @param place for people: file and offset
 */
record Stand(
    Fate fate, RecordState state, Position position, long order, String key, String place) {

  /** What became of a value; the better known come first. */
  enum Fate {
    LIVE("live"),
    SUPERSEDED("superseded"),
    DELETED("deleted"),
    DAMAGED("damaged");

    private final String label;

    Fate(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** A write to a LevelDB. */
  static Stand of(LevelDbRecord record, String key) {
    Fate fate =
        switch (record.state()) {
          case LIVE -> Fate.LIVE;
          case SUPERSEDED, COPY -> Fate.SUPERSEDED;
          case DELETED, TOMBSTONE -> Fate.DELETED;
          case DAMAGED -> Fate.DAMAGED;
        };
    RecordState state =
        switch (fate) {
          case LIVE -> RecordState.LIVE;
          case DAMAGED -> RecordState.CARVED;
          default -> record.file().endsWith(".log") ? RecordState.WAL : RecordState.FREELIST;
        };
    Position position = new Position.RecordNumber(record.file(), record.sequence());
    return new Stand(fate, state, position, record.sequence(), key, record.place());
  }

  /** A row of SQLite. */
  static Stand of(Row row, String key) {
    Fate fate =
        switch (row.state()) {
          case LIVE -> Fate.LIVE;
          case SUPERSEDED, WAL, JOURNAL -> Fate.SUPERSEDED;
          case FREELIST, UNREACHABLE, FREEBLOCK, UNALLOCATED -> Fate.DELETED;
        };
    long offset = row.place().offset();
    Position position =
        row.place().file() == FileKind.MAIN
            ? new Position.ByteOffset(offset)
            : new Position.RecordNumber(
                row.place().file() == FileKind.WAL ? "wal" : "journal", row.place().frame());
    return new Stand(fate, state(row.state()), position, 0, key, row.place().toString());
  }

  private static RecordState state(RowState state) {
    return switch (state) {
      case LIVE -> RecordState.LIVE;
      case SUPERSEDED, WAL, JOURNAL -> RecordState.WAL;
      case FREELIST, UNREACHABLE -> RecordState.FREELIST;
      case FREEBLOCK, UNALLOCATED -> RecordState.SLACK;
    };
  }

  /** The same place, of a value that was replaced since. */
  Stand superseded() {
    return new Stand(Fate.SUPERSEDED, RecordState.WAL, position, order, key, place);
  }

  /** Whether this one is the better witness of the same fact. */
  boolean before(Stand other) {
    int byFate = fate.compareTo(other.fate);
    return byFate < 0 || byFate == 0 && order > other.order;
  }

  /** Puts an artifact in its place. */
  Artifact.Builder on(Artifact.Builder artifact) {
    return artifact
        .at(position)
        .state(state)
        .field("generation", fate.label())
        .field("stored-as", key)
        .field("place", place);
  }

  /** One line: what became of it, and where. */
  @Override
  public String toString() {
    return fate.label() + ", " + position.printed() + ", " + place;
  }
}
