package org.dalel.formats.sqlite;

/** Which of the files of a database something was read from. */
public enum FileKind {
  /** The database itself. */
  MAIN,
  /** The write-ahead log, {@code NAME-wal}. */
  WAL,
  /** The rollback journal, {@code NAME-journal}. */
  JOURNAL
}
