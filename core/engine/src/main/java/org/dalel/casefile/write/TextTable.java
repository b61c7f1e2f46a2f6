package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes {@code text.db}: deflated text and the full-text index. */
final class TextTable {
  private static final byte[] NO_TEXT = {};

  private final Statements text;
  private final Statements index;
  private final Statements forgetText;
  private final Statements forgetIndex;

  TextTable(Connection connection) throws SQLException {
    text = Statements.insert(connection, "text", "content_id, length, deflated");
    // the bytes are those of a text: binding them as they are spares encoding it once more
    index =
        new Statements(
            connection,
            "INSERT INTO text_index (rowid, text, metadata) VALUES (?, CAST (? AS TEXT), ?)");
    forgetText = new Statements(connection, "DELETE FROM text WHERE content_id = ?");
    forgetIndex = new Statements(connection, "DELETE FROM text_index WHERE rowid = ?");
  }

  boolean add(long id, ContentRow row) throws SQLException {
    if (row.text().isPresent()) {
      PackedText packed = row.text().get();
      text.number(id).number(packed.length()).bytes(packed.deflated()).run();
    } else if (row.metadataText().isEmpty()) {
      return false;
    }
    byte[] indexed = row.text().map(PackedText::utf8).orElse(NO_TEXT);
    index.number(id).bytes(indexed).text(row.metadataText()).run();
    return true;
  }

  void forget(long id) throws SQLException {
    forgetText.number(id).run();
    forgetIndex.number(id).run();
  }
}
