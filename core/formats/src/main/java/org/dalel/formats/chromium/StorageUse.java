package org.dalel.formats.chromium;

import java.util.OptionalLong;
import org.dalel.formats.leveldb.LevelDbRecord;

/**
 * When a page's Local Storage was written or used.
 *
 * @param source the record of the LevelDB
 * @param owner whose storage it is
 * @param kind written, or used at all
 * @param time microseconds since 1601-01-01 UTC; empty when the entry was removed
 * @param bytes size of the storage; of the last writing alone
 */
public record StorageUse(
    LevelDbRecord source, StorageKey owner, Kind kind, OptionalLong time, OptionalLong bytes) {
  /** What the time says. */
  public enum Kind {
    /** The last writing. */
    WRITTEN,
    /** The last opening by a page. */
    ACCESSED
  }
}
