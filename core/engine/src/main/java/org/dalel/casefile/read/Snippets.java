package org.dalel.casefile.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.StringJoiner;
import org.dalel.casefile.ArtifactText;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.Sqlite;

/**
 * Marks hits in texts. The index of the case keeps no text, so the text of a hit is put into an
 * FTS5 table in memory with the same columns and tokenizer, and the same query is asked there.
 */
final class Snippets implements AutoCloseable {
  private static final int WORDS = 24;
  private static final int PLAIN_CHARACTERS = 160;

  private final Connection memory;
  private final PreparedStatement forget;
  private final PreparedStatement insert;
  private final PreparedStatement select;

  Snippets(String query) throws SQLException {
    memory = DriverManager.getConnection("jdbc:sqlite::memory:");
    Sqlite.execute(
        memory,
        "CREATE VIRTUAL TABLE one USING fts5 (text, metadata, tokenize = \"unicode61 remove_diacritics 0\")");
    Sqlite.execute(memory, "BEGIN");
    forget = memory.prepareStatement("DELETE FROM one");
    insert = memory.prepareStatement("INSERT INTO one (text, metadata) VALUES (?, ?)");
    select =
        memory.prepareStatement(
            "SELECT snippet(one, -1, char(2), char(3), '…', "
                + WORDS
                + ") FROM one WHERE one MATCH ?");
    select.setString(1, query);
  }

  /** The best part of a text, or of its metadata, with the hits marked. */
  String of(String text, Optional<String> metadata) throws SQLException {
    return marked(text, metadata.map(Snippets::values).orElse(""));
  }

  /** The best part of what an artifact says, with the hits marked. */
  String of(ArtifactText said) throws SQLException {
    return marked(said.text(), said.metadata());
  }

  private String marked(String text, String metadata) throws SQLException {
    forget.executeUpdate();
    insert.setString(1, text);
    insert.setString(2, metadata);
    insert.executeUpdate();
    try (ResultSet row = select.executeQuery()) {
      String part = row.next() ? row.getString(1) : beginning(text);
      return part.replaceAll("\\s+", " ").strip();
    }
  }

  @Override
  public void close() throws SQLException {
    memory.close();
  }

  private static String beginning(String text) {
    return text.length() <= PLAIN_CHARACTERS ? text : text.substring(0, PLAIN_CHARACTERS) + "…";
  }

  /** The values of a JSON object, one a line. */
  private static String values(String json) {
    StringJoiner values = new StringJoiner("\n");
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue()) {
          values.add(parser.getText());
        }
      }
    } catch (IOException e) {
      throw new CaseException(
          "case.db: expected JSON in content.metadata, found: " + e.getMessage(), e);
    }
    return values.toString();
  }
}
