package org.dalel.formats.sqlite.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.sqlite.Value;

/** Tables and indexes, as rows of {@code sqlite_schema} describe them. */
public final class Schema {
  private final List<TableDefinition> tables = new ArrayList<>();
  private final List<IndexDefinition> indexes = new ArrayList<>();

  /** An empty schema has the schema table itself. */
  public Schema() {
    tables.add(TableDefinition.SCHEMA);
  }

  public List<TableDefinition> tables() {
    return tables;
  }

  public List<IndexDefinition> indexes() {
    return indexes;
  }

  /** The current table of that name, in any case. */
  public Optional<TableDefinition> table(String name) {
    return tables.stream()
        .filter(table -> table.current() && table.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /**
   * Adds what a row of {@code sqlite_schema} defines, unless the same is there. As for SQLite the
   * case of its type does not matter.
   *
   * @param values type, name, table, root page, SQL
   * @param current true if the row is live
   */
  public void add(List<Value> values, boolean current) {
    if (!(values.get(0) instanceof Value.Text type)
        || !(values.get(3) instanceof Value.Int root)
        || root.value() < 1) {
      return;
    }
    String sql = values.get(4) instanceof Value.Text text ? text.value() : "";
    if (type.value().equalsIgnoreCase("table")) {
      CreateTable.parse(sql).map(table -> table.at(root.value(), current)).ifPresent(this::add);
    } else if (type.value().equalsIgnoreCase("index")
        && values.get(1) instanceof Value.Text name
        && values.get(2) instanceof Value.Text table
        && current) {
      indexes.add(
          new IndexDefinition(name.value(), table.value(), CreateIndex.columns(sql), root.value()));
    }
  }

  /** Adds a table, unless one of the same name that begins with the same columns is there. */
  public void add(TableDefinition table) {
    if (tables.stream().noneMatch(known -> covers(known, table))) {
      tables.add(table);
    }
  }

  private static boolean covers(TableDefinition known, TableDefinition table) {
    int columns = table.columns().size();
    return known.name().equalsIgnoreCase(table.name())
        && known.withoutRowid() == table.withoutRowid()
        && known.rowidAlias() == table.rowidAlias()
        && known.columns().size() >= columns
        && known.columns().subList(0, columns).equals(table.columns());
  }
}
