package org.dalel.formats.sqlite;

import java.io.IOException;

/** The bytes are not a SQLite database that can be read at all; the message says what was found. */
public final class SqliteFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public SqliteFormatException(String message) {
    super(message);
  }
}
