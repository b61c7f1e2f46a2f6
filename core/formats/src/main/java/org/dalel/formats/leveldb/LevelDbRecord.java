package org.dalel.formats.leveldb;

import org.dalel.formats.ByteView;

/**
 * One write to the database.
 *
 * @param file name of the file that holds it
 * @param entry the record as it stands there
 * @param state what became of it
 */
public record LevelDbRecord(String file, Entry entry, State state) {
  /** The user's key. */
  public ByteView key() {
    return entry.key();
  }

  /** The value; empty for a removal. */
  public ByteView value() {
    return entry.value();
  }

  /** Number of the write. */
  public long sequence() {
    return entry.sequence();
  }

  /** {@code 000003.log@0x1f40}, or {@code 000005.ldb@0x1000+0x20} in a compressed block. */
  public String place() {
    String inner = entry.inBlock() < 0 ? "" : "+0x" + Integer.toHexString(entry.inBlock());
    return file + "@0x" + Long.toHexString(entry.offset()) + inner;
  }
}
