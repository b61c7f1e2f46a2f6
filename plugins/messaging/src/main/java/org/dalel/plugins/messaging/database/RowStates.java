package org.dalel.plugins.messaging.database;

import org.dalel.api.RecordState;
import org.dalel.formats.sqlite.database.RowState;

/** How a row of SQLite was there, in the words of a case. */
public final class RowStates {
  private RowStates() {}

  /** The state of an artifact that was made of such a row. */
  public static RecordState of(RowState state) {
    return switch (state) {
      case LIVE -> RecordState.LIVE;
      case SUPERSEDED, WAL, JOURNAL -> RecordState.WAL;
      case FREELIST -> RecordState.FREELIST;
      case UNREACHABLE -> RecordState.CARVED;
      case FREEBLOCK, UNALLOCATED -> RecordState.SLACK;
    };
  }
}
