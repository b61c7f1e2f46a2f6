package org.dalel.formats.sqlite.recover;

import java.io.IOException;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.schema.Schema;

/** Finds the definitions of tables that were dropped or altered. */
final class OldSchemas {
  private final SqliteDatabase database;

  OldSchemas(SqliteDatabase database) {
    this.database = database;
  }

  /** The current schema, and behind it every older definition that is still there. */
  Schema all() throws IOException {
    return database.schema();
  }
}
