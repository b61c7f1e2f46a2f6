package org.dalel.casefile.write;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.ArtifactText;
import org.dalel.casefile.Sqlite;

/**
 * Writes {@code artifact_index} of {@code text.db}: one row for each row of {@code artifact}. What
 * is missing or stray (the case is older than the index, its writer died, artifacts were taken out)
 * is put right by {@link #repair}.
 */
final class ArtifactIndex {
  private final Connection caseDb;
  private final FullTextIndex index;
  private Connection textDb;

  ArtifactIndex(Connection caseDb, TextDb textDb) throws SQLException {
    this.caseDb = caseDb;
    this.index = textDb.index("artifact_index");
    textDb.onConnection(connection -> this.textDb = connection);
  }

  void add(long artifact, ArtifactText text) throws SQLException {
    index.add(
        artifact,
        text.text().getBytes(StandardCharsets.UTF_8),
        text.metadata().getBytes(StandardCharsets.UTF_8));
  }

  /** Forgets the artifacts that a condition on the table {@code artifact} selects. */
  void forget(String condition, String value) throws SQLException {
    try (PreparedStatement select =
        caseDb.prepareStatement("SELECT id FROM artifact WHERE " + condition)) {
      select.setString(1, value);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          index.forget(rows.getLong(1));
        }
      }
    }
  }

  /** Brings the index to what is in {@code artifact}. */
  void repair() throws SQLException {
    index.flush();
    List<Long> missing = new ArrayList<>();
    List<Long> stray = new ArrayList<>();
    try (PreparedStatement artifacts =
            caseDb.prepareStatement("SELECT id FROM artifact ORDER BY id");
        PreparedStatement indexed =
            textDb.prepareStatement("SELECT id FROM artifact_index_docsize ORDER BY id");
        ResultSet wanted = artifacts.executeQuery();
        ResultSet found = indexed.executeQuery()) {
      long want = next(wanted);
      long have = next(found);
      while (want < Long.MAX_VALUE || have < Long.MAX_VALUE) {
        if (want < have) {
          missing.add(want);
          want = next(wanted);
        } else if (have < want) {
          stray.add(have);
          have = next(found);
        } else {
          want = next(wanted);
          have = next(found);
        }
      }
    }
    for (long id : stray) {
      index.forget(id);
    }
    addMissing(missing);
  }

  private static long next(ResultSet rows) throws SQLException {
    return rows.next() ? rows.getLong(1) : Long.MAX_VALUE;
  }

  private void addMissing(List<Long> ids) throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    Sqlite.execute(
        caseDb, "CREATE INDEX IF NOT EXISTS identifier_artifact ON identifier (artifact_id)");
    try (PreparedStatement artifact =
            caseDb.prepareStatement("SELECT fields FROM artifact WHERE id = ?");
        PreparedStatement identifiers =
            caseDb.prepareStatement("SELECT normalised FROM identifier WHERE artifact_id = ?")) {
      for (long id : ids) {
        String fields = texts(artifact, id).get(0);
        add(id, ArtifactText.of(fields, texts(identifiers, id)));
      }
    }
  }

  private static List<String> texts(PreparedStatement query, long id) throws SQLException {
    query.setLong(1, id);
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
