package org.dalel.plugins.messaging.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.formats.FormatException;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.messaging.database.DatabaseFiles;

/** The table {@code Files(fileID, domain, relativePath, flags, file)} of a manifest. */
final class IosManifest {
  private static final int MOST = 2_000_000;

  private final DatabaseFiles files;
  private final ExtractionContext context;
  private final ArtifactSink sink;

  IosManifest(DatabaseFiles files, ExtractionContext context, ArtifactSink sink) {
    this.files = files;
    this.context = context;
    this.sink = sink;
  }

  /** Files, not folders and links, in the order of the table. */
  List<BackupFile> files() throws IOException {
    SqliteDatabase database;
    try {
      database = files.open(problem -> sink.problem(new Position.WholeItem(), problem.toString()));
    } catch (FormatException notADatabase) {
      return List.of();
    }
    Optional<TableDefinition> table =
        database
            .schema()
            .table("Files")
            .filter(
                found ->
                    List.of("fileID", "domain", "relativePath", "flags", "file").stream()
                        .allMatch(name -> column(found, name) >= 0));
    List<BackupFile> all = new ArrayList<>();
    if (table.isPresent()) {
      database.rows(table.get(), row -> take(table.get(), row, all));
    }
    return all;
  }

  private void take(TableDefinition table, Row row, List<BackupFile> all) {
    context.checkpoint();
    boolean file =
        row.values().get(column(table, "flags")) instanceof Value.Int flags && flags.value() == 1;
    if (file && all.size() < MOST) {
      byte[] about =
          row.values().get(column(table, "file")) instanceof Value.Blob blob
              ? blob.bytes()
              : new byte[0];
      all.add(
          BackupFile.of(
              text(row, column(table, "fileID")),
              text(row, column(table, "domain")),
              text(row, column(table, "relativePath")),
              about));
    }
  }

  private static String text(Row row, int column) {
    return row.values().get(column) instanceof Value.Text text ? text.value() : "";
  }

  private static int column(TableDefinition table, String name) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }
}
