package org.dalel.casefile.write;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Writes {@code text.db}: deflated text and the full-text index. */
final class TextTable {
  private static final byte[] NO_TEXT = {};

  private final TextDb db;
  private final FullTextIndex index;
  private Statements text;
  private Statements forget;

  TextTable(TextDb db) throws SQLException {
    this.db = db;
    this.index = db.index("text_index");
    db.onConnection(
        connection -> {
          text = Statements.insert(connection, "text", "content_id, length, deflated");
          forget = new Statements(connection, "DELETE FROM text WHERE content_id = ?");
        });
  }

  boolean add(long id, ContentRow row) throws SQLException {
    if (row.text().isPresent()) {
      PackedText packed = row.text().get();
      text.number(id).number(packed.length()).bytes(packed.deflated()).run();
    } else if (row.metadataText().isEmpty()) {
      return false;
    }
    byte[] indexed = row.text().map(PackedText::utf8).orElse(NO_TEXT);
    index.add(id, indexed, row.metadataText().getBytes(StandardCharsets.UTF_8));
    return true;
  }

  void forget(long id) throws SQLException {
    forget.number(id).run();
    index.forget(id);
  }
}
