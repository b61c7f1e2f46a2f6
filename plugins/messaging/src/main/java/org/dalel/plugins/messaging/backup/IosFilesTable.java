package org.dalel.plugins.messaging.backup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dalel.api.ContainerEntry;
import org.dalel.formats.plist.KeyedArchive;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.Row;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.messaging.model.Times;

/**
 * {@code Manifest.db}, since iOS 10: the table {@code Files(fileID, domain, relativePath, flags,
 * file)}. Flags are 1 for a file, 2 for a folder, 4 for a link; {@code file} is a keyed archive of
 * an {@code MBFile} with size, times, mode, owner, target and, in an encrypted backup, the key.
 */
final class IosFilesTable implements IosManifest {
  private static final int FILE = 1;
  private static final int FOLDER = 2;
  private static final int LINK = 4;
  private static final List<String> COLUMNS =
      List.of("fileID", "domain", "relativePath", "flags", "file");

  private final SqliteDatabase database;
  private final TableDefinition table;
  private final int[] columns;

  private IosFilesTable(SqliteDatabase database, TableDefinition table, int[] columns) {
    this.database = database;
    this.table = table;
    this.columns = columns;
  }

  /** The table of a database; empty if it has none of that shape. */
  static Optional<IosFilesTable> of(SqliteDatabase database) {
    Optional<TableDefinition> table = database.schema().table("Files");
    int[] columns =
        COLUMNS.stream().mapToInt(name -> table.map(t -> column(t, name)).orElse(-1)).toArray();
    for (int column : columns) {
      if (column < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new IosFilesTable(database, table.orElseThrow(), columns));
  }

  @Override
  public void each(Sink sink) throws IOException {
    database.rows(table, row -> sink.take(file(row)));
  }

  private BackupFile file(Row row) {
    byte[] about =
        row.values().get(columns[4]) instanceof Value.Blob blob ? blob.bytes() : new byte[0];
    Optional<KeyedArchive> archive = KeyedArchive.read(about);
    return new BackupFile(
        text(row, columns[0]),
        text(row, columns[1]),
        text(row, columns[2]),
        kind(row),
        archive.flatMap(a -> a.text("root/Target")),
        new BackupFile.Times(
            number(archive, "root/Birth").flatMap(Times::seconds),
            number(archive, "root/LastModified").flatMap(Times::seconds),
            number(archive, "root/LastStatusChange").flatMap(Times::seconds),
            Optional.empty()),
        number(archive, "root/Mode").map(mode -> owner(mode, archive)),
        number(archive, "root/Size"),
        archive
            .flatMap(a -> a.at("root/EncryptionKey/NS.data"))
            .filter(byte[].class::isInstance)
            .map(byte[].class::cast));
  }

  private ContainerEntry.Kind kind(Row row) {
    long flags = row.values().get(columns[3]) instanceof Value.Int number ? number.value() : 0;
    if (flags == FOLDER) {
      return ContainerEntry.Kind.FOLDER;
    }
    if (flags == LINK) {
      return ContainerEntry.Kind.LINK;
    }
    return flags == FILE ? ContainerEntry.Kind.FILE : ContainerEntry.Kind.OTHER;
  }

  private static BackupFile.Owner owner(long mode, Optional<KeyedArchive> archive) {
    return new BackupFile.Owner(
        (int) mode & 07777,
        number(archive, "root/UserID").orElse(0L),
        number(archive, "root/GroupID").orElse(0L));
  }

  private static Optional<Long> number(Optional<KeyedArchive> archive, String path) {
    return archive.flatMap(a -> a.at(path)).filter(Long.class::isInstance).map(Long.class::cast);
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
