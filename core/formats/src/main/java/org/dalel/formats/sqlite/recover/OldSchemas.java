package org.dalel.formats.sqlite.recover;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.page.DatabaseHeader;
import org.dalel.formats.sqlite.page.PageImage;
import org.dalel.formats.sqlite.schema.Schema;

/**
 * Finds the definitions of tables that were dropped or altered: rows of the schema table that are
 * deleted or superseded. Pages on which no CREATE TABLE stands are not looked at.
 */
final class OldSchemas {
  private final SqliteDatabase database;
  private final Evidence evidence;
  private final PageShape shape;
  private final PageOwners owners;
  private final byte[] statement;
  private final int[] shifts;

  OldSchemas(SqliteDatabase database, Evidence evidence, PageShape shape, PageOwners owners) {
    this.database = database;
    this.evidence = evidence;
    this.shape = shape;
    this.owners = owners;
    this.statement =
        switch (database.header().encoding()) {
          case UTF_8 -> "CREATE TABLE".getBytes(StandardCharsets.UTF_8);
          case UTF_16LE -> "CREATE TABLE".getBytes(StandardCharsets.UTF_16LE);
          case UTF_16BE -> "CREATE TABLE".getBytes(StandardCharsets.UTF_16BE);
        };
    this.shifts = shifts(statement);
  }

  /**
   * Adds every older definition that is still there.
   *
   * @param rows statistics of the schema table
   */
  void addTo(Schema schema, TableStatistics rows, ImageTour tour) throws IOException {
    DatabaseHeader header = database.header();
    Duplicates finds = new Duplicates(database.limits());
    PageHarvest harvest =
        new PageHarvest(
            header.encoding(),
            evidence,
            shape,
            List.of(rows),
            owners,
            (find, table, types, fields) -> finds.add(find));
    tour.visit(harvest, this::mayDefine);
    for (Row row : finds.rows()) {
      schema.add(row.values(), false);
    }
  }

  private boolean mayDefine(PageImage image) {
    byte[] bytes = image.bytes();
    int length = statement.length;
    byte end = statement[length - 1];
    for (int at = length - 1; at < bytes.length; at += shifts[bytes[at] & 0xff]) {
      if (bytes[at] == end && Arrays.equals(bytes, at - length + 1, at + 1, statement, 0, length)) {
        return true;
      }
    }
    return false;
  }

  /** How far the search goes on behind a byte that stood below the last of the text (Horspool). */
  private static int[] shifts(byte[] text) {
    int[] shifts = new int[256];
    Arrays.fill(shifts, text.length);
    for (int i = 0; i < text.length - 1; i++) {
      shifts[text[i] & 0xff] = text.length - 1 - i;
    }
    return shifts;
  }
}
