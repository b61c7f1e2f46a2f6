package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes {@code text.db}: deflated text and the full-text index. */
final class TextTable {
  private final Statements text;
  private final Statements index;
  private final Statements forgetText;
  private final Statements forgetIndex;

  TextTable(Connection connection) throws SQLException {
    text = Statements.insert(connection, "text", "content_id, length, deflated");
    index = Statements.insert(connection, "text_index", "rowid, text, metadata");
    forgetText = new Statements(connection, "DELETE FROM text WHERE content_id = ?");
    forgetIndex = new Statements(connection, "DELETE FROM text_index WHERE rowid = ?");
  }

  boolean add(long id, ContentRow row) throws SQLException {
    boolean hasText = row.deflatedText() != null;
    if (hasText) {
      text.number(id).number(row.text().length()).bytes(row.deflatedText()).run();
    }
    if (hasText || !row.metadataText().isEmpty()) {
      index.number(id).text(row.text()).text(row.metadataText()).run();
      return true;
    }
    return hasText;
  }

  void forget(long id) throws SQLException {
    forgetText.number(id).run();
    forgetIndex.number(id).run();
  }
}
