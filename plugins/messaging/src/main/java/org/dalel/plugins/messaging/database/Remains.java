package org.dalel.plugins.messaging.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.schema.Affinity;
import org.dalel.formats.sqlite.schema.Column;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.messaging.mapping.Tables;
import org.dalel.plugins.messaging.model.Owners;

/**
 * What is left of a database of an app that can still be told by its tables, though not all of them
 * are as they should be. Says which, and reads the rest.
 */
final class Remains {
  private final DatabaseFiles files;
  private final SqliteDatabase pages;
  private final Resemblance like;
  private final ExtractionContext context;
  private final ArtifactSink sink;

  Remains(
      DatabaseFiles files,
      SqliteDatabase pages,
      Resemblance like,
      ExtractionContext context,
      ArtifactSink sink) {
    this.files = files;
    this.pages = pages;
    this.like = like;
    this.context = context;
    this.sink = sink;
  }

  void read(Owners owners) throws IOException {
    sink.problem(
        new Position.WholeItem(),
        "%s (%s): expected the tables of this app, to which the database is like, found: %s; what can be reached page by page is read"
            .formatted(
                like.mapping().app(), like.schema().name(), String.join("; ", differences())));
    List<TableDefinition> definitions = definitions();
    Tables tables = new Tables();
    for (TableDefinition one : definitions) {
      tables.add(one.name(), one.columns().stream().map(Column::name).toList());
    }
    try (MappedDatabase mapped =
        new MappedDatabase(files, pages, tables, like, definitions, context, sink)) {
      mapped.read(List.of(), owners);
    } catch (SQLException e) {
      throw new IOException(
          "%s: expected to make a database of what is left, found: %s"
              .formatted(like.mapping().app(), e.getMessage()),
          e);
    }
  }

  /** Names that differ, and tables that are here though the schema does not have them. */
  private List<String> differences() {
    List<String> all = new ArrayList<>(like.differences());
    like.tables()
        .forEach(
            (wanted, table) -> {
              if (table.rootPage() <= 0) {
                all.add(wanted.table() + ": nothing says where its rows are");
              } else if (!isInSchema(table)) {
                all.add(wanted.table() + ": the statement that makes it is damaged");
              }
            });
    return all;
  }

  private boolean isInSchema(TableDefinition table) {
    return pages.schema().tables().stream()
        .anyMatch(one -> one.current() && one.rootPage() == table.rootPage());
  }

  /** The tables that the mapping needs, empty where they are gone, and those that it may use. */
  private List<TableDefinition> definitions() {
    List<TableDefinition> all = new ArrayList<>();
    for (Tables.Wanted wanted : like.schema().when()) {
      TableDefinition there = like.tables().get(wanted);
      all.add(there == null ? empty(wanted) : completed(there, wanted));
    }
    for (TableDefinition one : pages.schema().tables()) {
      boolean taken =
          all.stream()
              .anyMatch(
                  other ->
                      other.name().equalsIgnoreCase(one.name())
                          || other.rootPage() == one.rootPage());
      if (one.current() && !one.internal() && !taken) {
        if (Resemblance.isBroken(one)) {
          leftOut(one);
        } else {
          all.add(one);
        }
      }
    }
    return all;
  }

  private void leftOut(TableDefinition table) {
    sink.problem(
        new Position.WholeItem(),
        "%s (%s): expected to use the table %s too, found its definition damaged; what it says is left out"
            .formatted(like.mapping().app(), like.schema().name(), table.name()));
  }

  private static TableDefinition empty(Tables.Wanted wanted) {
    List<Column> columns = wanted.columns().stream().map(Remains::column).toList();
    return new TableDefinition(wanted.table(), columns, -1, false, List.of(), 0, true, "");
  }

  /** With columns that are gone, which have no values then. */
  private static TableDefinition completed(TableDefinition table, Tables.Wanted wanted) {
    List<Column> columns = new ArrayList<>(table.columns());
    for (String name : wanted.columns()) {
      if (columns.stream().noneMatch(one -> one.name().equalsIgnoreCase(name))) {
        columns.add(column(name));
      }
    }
    return new TableDefinition(
        table.name(),
        columns,
        table.rowidAlias(),
        table.withoutRowid(),
        table.stored(),
        table.rootPage(),
        true,
        table.sql());
  }

  private static Column column(String name) {
    return new Column(name, "", Affinity.BLOB, false, Column.Generated.NO, Value.NULL);
  }
}
