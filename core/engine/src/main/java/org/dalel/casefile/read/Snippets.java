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
import java.util.ArrayList;
import java.util.List;
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

  /** So many characters are put into the table together. */
  private static final int TOGETHER = 1 << 22;

  private final Connection memory;
  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final List<String> made = new ArrayList<>();
  private int waiting;
  private long characters;

  Snippets(String query) throws SQLException {
    memory = DriverManager.getConnection("jdbc:sqlite::memory:");
    Sqlite.execute(
        memory,
        "CREATE VIRTUAL TABLE one USING fts5 (text, metadata, tokenize = \"unicode61 remove_diacritics 0\")");
    Sqlite.execute(memory, "BEGIN");
    insert = memory.prepareStatement("INSERT INTO one (rowid, text, metadata) VALUES (?, ?, ?)");
    select =
        memory.prepareStatement(
            "SELECT rowid, snippet(one, -1, char(2), char(3), '…', "
                + WORDS
                + ") FROM one WHERE one MATCH ?");
    select.setString(1, query);
  }

  /** Adds a text and its metadata, a JSON object. */
  void add(String text, Optional<String> metadata) throws SQLException {
    put(text, metadata.map(Snippets::values).orElse(""));
  }

  /** Adds what an artifact says. */
  void add(ArtifactText said) throws SQLException {
    put(said.text(), said.metadata());
  }

  /** The best part of each that was added, with the hits marked. */
  List<String> all() throws SQLException {
    mark();
    return List.copyOf(made);
  }

  private void put(String text, String metadata) throws SQLException {
    insert.setInt(1, ++waiting);
    insert.setString(2, text);
    insert.setString(3, metadata);
    insert.executeUpdate();
    made.add(tidy(beginning(text)));
    characters += text.length() + metadata.length();
    if (characters > TOGETHER) {
      mark();
    }
  }

  /** Asks for all that wait, and empties the table by taking the transaction back. */
  private void mark() throws SQLException {
    int before = made.size() - waiting;
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        made.set(before + row.getInt(1) - 1, tidy(row.getString(2)));
      }
    }
    Sqlite.execute(memory, "ROLLBACK");
    Sqlite.execute(memory, "BEGIN");
    waiting = 0;
    characters = 0;
  }

  @Override
  public void close() throws SQLException {
    memory.close();
  }

  private static String tidy(String part) {
    return part.replaceAll("\\s+", " ").strip();
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
