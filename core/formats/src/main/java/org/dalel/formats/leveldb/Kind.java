package org.dalel.formats.leveldb;

/** What a record does to its key. */
public enum Kind {
  /** The key gets a value. */
  VALUE,
  /** The key is removed. */
  DELETION
}
