package org.dalel.formats.leveldb;

/** What has become of a record. */
public enum State {
  /** The value that the database itself would give for the key. */
  LIVE,
  /** A value that a newer value of the same key replaced. */
  SUPERSEDED,
  /** A value whose key was removed afterwards. */
  DELETED,
  /** The removal of a key. */
  TOMBSTONE,
  /** The same record (key and sequence number) once more, left over by a compaction. */
  COPY,
  /** Its checksum fails or its batch is cut short: the database itself would pass over it. */
  DAMAGED
}
