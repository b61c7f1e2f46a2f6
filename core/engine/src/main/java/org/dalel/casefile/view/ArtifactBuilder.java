package org.dalel.casefile.view;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.casefile.read.ListedItem;

/** Puts artifacts at their places, with identifiers and events, into a view that has its rows. */
final class ArtifactBuilder {
  private static final int BATCH = 500;

  private final Connection view;

  ArtifactBuilder(Connection view) {
    this.view = view;
  }

  void build(CaseReader reader) throws SQLException, IOException {
    Sqlite.execute(view, "CREATE TEMP TABLE met AS SELECT * FROM artifact");
    met(reader);
    Sqlite.execute(
        view,
        "INSERT INTO artifact SELECT NULL, case_id, row, type, plugin, version, state, confidence,"
            + " position, fields FROM temp.met WHERE row <> 0 ORDER BY type, id");
    Sqlite.execute(view, "DROP TABLE temp.met");
    Sqlite.execute(
        view,
        "INSERT INTO artifact_type SELECT type, min(id), count(*) FROM artifact GROUP BY type");
    Sqlite.execute(view, "CREATE INDEX artifact_case ON artifact (case_id)");
    Sqlite.execute(view, "CREATE INDEX artifact_row ON artifact (row)");
    identifiers(reader);
    events(reader);
  }

  private void met(CaseReader reader) throws SQLException, IOException {
    try (PreparedStatement insert =
        view.prepareStatement("INSERT INTO temp.met VALUES (?,?,?,?,?,?,?,?,?,?)")) {
      Batch batch = new Batch(insert);
      RowOf rows = new RowOf();
      reader.artifacts(
          ListedArtifact.Filter.ALL,
          artifact -> batch.add(one -> bind(one, batch.count(), rows.of(artifact), artifact)));
      batch.flush();
    }
  }

  private static void bind(PreparedStatement insert, long id, long row, ListedArtifact artifact)
      throws SQLException {
    insert.setLong(1, id);
    insert.setLong(2, artifact.id());
    insert.setLong(3, row);
    insert.setString(4, artifact.type());
    insert.setString(5, artifact.plugin());
    insert.setString(6, artifact.pluginVersion());
    insert.setString(7, artifact.state());
    insert.setString(8, artifact.confidence());
    insert.setString(9, artifact.position().orElse(null));
    insert.setString(10, artifact.fields());
  }

  private void identifiers(CaseReader reader) throws SQLException, IOException {
    try (PreparedStatement insert =
        view.prepareStatement("INSERT INTO identifier VALUES (?,?,?,?,?)")) {
      Batch batch = new Batch(insert);
      reader.identifiers(
          identifier ->
              batch.add(
                  one -> {
                    one.setLong(1, identifier.artifact());
                    one.setString(2, identifier.kind());
                    one.setString(3, identifier.value());
                    one.setString(4, identifier.raw());
                    one.setString(5, identifier.role());
                  }));
      batch.flush();
    }
    Sqlite.execute(view, "CREATE INDEX identifier_value ON identifier (value, kind)");
    Sqlite.execute(
        view,
        "INSERT INTO frequent SELECT count(DISTINCT case_id) AS things, kind, value FROM identifier"
            + " GROUP BY value, kind ORDER BY things DESC, kind, value");
    Sqlite.execute(view, "CREATE INDEX identifier_case ON identifier (case_id)");
  }

  /** At each place of their artifact: the same content elsewhere happened there too. */
  private void events(CaseReader reader) throws SQLException, IOException {
    try (PreparedStatement insert =
        view.prepareStatement(
            "INSERT INTO event SELECT NULL, id, ?, ?, ? FROM artifact WHERE case_id = ?")) {
      Batch batch = new Batch(insert);
      reader.events(
          event ->
              batch.add(
                  one -> {
                    one.setLong(1, event.timeNs());
                    one.setString(2, event.kind());
                    one.setString(3, event.description());
                    one.setLong(4, event.artifact());
                  }));
      batch.flush();
    }
  }

  /** The row of an artifact's item; artifacts of one item come together. */
  private final class RowOf {
    private Optional<ListedItem> last = Optional.empty();
    private long row;

    long of(ListedArtifact artifact) throws SQLException {
      if (last.filter(item -> item == artifact.item()).isEmpty()) {
        last = Optional.of(artifact.item());
        row =
            ViewQueries.find(view, artifact.item().locator().toString())
                .map(ViewRow::id)
                .orElse(0L); // it came after the rows were listed; the next view has it
      }
      return row;
    }
  }

  /** Statements many at a time. */
  private static final class Batch {
    private final PreparedStatement insert;
    private long count;

    Batch(PreparedStatement insert) {
      this.insert = insert;
    }

    @FunctionalInterface
    interface Binder {
      void bind(PreparedStatement insert) throws SQLException;
    }

    /** How many there were, with the one that is being added. */
    long count() {
      return count;
    }

    void add(Binder binder) throws IOException {
      try {
        count++;
        binder.bind(insert);
        insert.addBatch();
        if (count % BATCH == 0) {
          insert.executeBatch();
        }
      } catch (SQLException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    void flush() throws SQLException {
      insert.executeBatch();
    }
  }
}
