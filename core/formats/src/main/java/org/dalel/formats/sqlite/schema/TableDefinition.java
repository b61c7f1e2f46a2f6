package org.dalel.formats.sqlite.schema;

import java.util.ArrayList;
import java.util.List;
import org.dalel.formats.sqlite.Value;

/**
 * A table and how its rows are stored.
 *
 * @param columns in the order of the declaration
 * @param rowidAlias index of the INTEGER PRIMARY KEY column, stored as NULL; -1 if there is none
 * @param withoutRowid true if rows are in an index b-tree, primary key first
 * @param stored the column of each field of a record
 * @param rootPage root of its b-tree; 0 if unknown
 * @param current true if the table is in the schema as it stands; false if it is known only from a
 *     deleted or superseded entry: dropped, or altered since
 * @param sql the CREATE TABLE statement
 */
public record TableDefinition(
    String name,
    List<Column> columns,
    int rowidAlias,
    boolean withoutRowid,
    List<Integer> stored,
    long rootPage,
    boolean current,
    String sql) {
  /** The table that holds the schema itself, at page 1. */
  public static final TableDefinition SCHEMA =
      CreateTable.parse(
              "CREATE TABLE sqlite_schema(type text,name text,tbl_name text,rootpage integer,sql text)")
          .orElseThrow()
          .at(1, true);

  /** Name of tables of which nothing is known but their rows. */
  public static final String UNKNOWN = "(unknown)";

  /** A table whose definition is gone: only the number of its fields is known. */
  public static TableDefinition unknown(int fields) {
    List<Column> columns = new ArrayList<>();
    List<Integer> stored = new ArrayList<>();
    for (int i = 0; i < fields; i++) {
      String name = "column" + (i + 1);
      columns.add(new Column(name, "", Affinity.BLOB, false, Column.Generated.NO, Value.NULL));
      stored.add(i);
    }
    return new TableDefinition(UNKNOWN, columns, -1, false, stored, 0, false, "");
  }

  /** The same table at another root page. */
  public TableDefinition at(long root, boolean isCurrent) {
    return new TableDefinition(
        name, columns, rowidAlias, withoutRowid, stored, root, isCurrent, sql);
  }

  /** The column that the {@code field}-th field of a record holds. */
  public Column field(int field) {
    return columns.get(stored.get(field));
  }

  /** True if the field is the alias of the rowid, which is stored as NULL. */
  public boolean aliasField(int field) {
    return stored.get(field) == rowidAlias;
  }

  /** True for tables that SQLite keeps for itself. */
  public boolean internal() {
    return name.startsWith("sqlite_");
  }
}
