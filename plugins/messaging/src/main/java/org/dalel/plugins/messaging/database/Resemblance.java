package org.dalel.plugins.messaging.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.database.SqliteDatabase;
import org.dalel.formats.sqlite.schema.CreateTable;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.dalel.plugins.messaging.mapping.MappedSchema;
import org.dalel.plugins.messaging.mapping.Mapping;
import org.dalel.plugins.messaging.mapping.Mappings;
import org.dalel.plugins.messaging.mapping.Tables;

/**
 * Which app a database was of, when none fits: the one whose tables are most like what is left of
 * the definitions. A damaged name is like another when a third of its letters or less differ, and
 * no other name is as near.
 *
 * @param likeness 0 to 1: how much of what the mapping needs is there
 * @param telling whether one table alone is like no other program's
 * @param tables the tables that the mapping needs, as they stand here, their names put right
 * @param differences what is not as it should be: {@code message(thread_id): thrXad_id}
 */
record Resemblance(
    Mapping mapping,
    MappedSchema schema,
    double likeness,
    boolean telling,
    Map<Tables.Wanted, TableDefinition> tables,
    List<String> differences) {
  private static final double ENOUGH_OF_DAMAGED = 0.5;
  private static final double ENOUGH_OF_SOUND = 0.8;
  private static final double ENOUGH_OF_TABLE = 0.6;

  /**
   * The app that it resembles enough.
   *
   * @param left the tables that are left
   * @param damaged whether something else shows that the file is damaged
   */
  static Optional<Resemblance> of(List<TableDefinition> left, boolean damaged) {
    boolean broken = damaged || left.stream().anyMatch(Resemblance::isBroken);
    Resemblance best = null;
    for (Mapping mapping : Mappings.shipped().all()) {
      for (MappedSchema schema : mapping.schemas()) {
        Resemblance one = compare(mapping, schema, left);
        if (best == null || one.likeness > best.likeness) {
          best = one;
        }
      }
    }
    double enough = broken ? ENOUGH_OF_DAMAGED : ENOUGH_OF_SOUND;
    return Optional.ofNullable(best).filter(one -> one.likeness >= enough || broken && one.telling);
  }

  /** Tables of the schema, also those of which the statement or its kind is damaged. */
  static List<TableDefinition> definitions(SqliteDatabase pages) throws IOException {
    List<TableDefinition> all = new ArrayList<>();
    Set<Long> roots = new HashSet<>();
    for (TableDefinition table : pages.schema().tables()) {
      if (table.current() && !table.internal()) {
        all.add(isBroken(table) ? plain(table) : table);
        roots.add(table.rootPage());
      }
    }
    pages.rows(
        TableDefinition.SCHEMA,
        row -> {
          if (row.values().get(3) instanceof Value.Int root
              && root.value() > 1
              && row.values().get(4) instanceof Value.Text sql
              && !roots.contains(root.value())) {
            mended(row.values(), sql.value())
                .map(table -> table.at(root.value(), true))
                .ifPresent(all::add);
          }
        });
    return all;
  }

  /** A statement of which the first words are damaged, with the name that stands beside it. */
  private static Optional<TableDefinition> mended(List<Value> values, String sql) {
    int open = sql.indexOf('(');
    String name = values.get(1) instanceof Value.Text text ? text.value() : "";
    String head = sql.substring(0, Math.max(0, open)).toLowerCase(Locale.ROOT);
    if (open < 0 || name.isBlank() || head.contains("index") || head.contains(" on ")) {
      return Optional.empty();
    }
    return CreateTable.parse(
        "CREATE TABLE \"" + name.replace("\"", "\"\"") + "\" " + plain(sql.substring(open)));
  }

  /** The table of its statement without characters that end a name. */
  private static TableDefinition plain(TableDefinition table) {
    return CreateTable.parse(plain(table.sql()))
        .map(one -> one.at(table.rootPage(), true))
        .orElse(table);
  }

  /** A statement in which nothing ends a name that should not. */
  static String plain(String sql) {
    return sql.replaceAll("[\\x00-\\x08\\x0e-\\x1f\ufffd]", "_");
  }

  /** Whether a statement has what nobody writes there, or ends before it is complete. */
  static boolean isBroken(TableDefinition table) {
    String sql = table.sql();
    return sql.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c) || c == 0xfffd)
        || count(sql, '(') != count(sql, ')')
        || count(sql, '[') != count(sql, ']');
  }

  private static long count(String sql, char one) {
    return sql.chars().filter(c -> c == one).count();
  }

  private static Resemblance compare(
      Mapping mapping, MappedSchema schema, List<TableDefinition> left) {
    Map<Tables.Wanted, TableDefinition> tables = new LinkedHashMap<>();
    List<String> differences = new ArrayList<>();
    List<TableDefinition> free = new ArrayList<>(left);
    double sum = 0;
    boolean telling = false;
    for (Tables.Wanted wanted : schema.when()) {
      TableMatch best = null;
      for (TableDefinition one : free) {
        TableMatch match = TableMatch.of(wanted, one);
        if (best == null || match.likeness() > best.likeness()) {
          best = match;
        }
      }
      if (best != null && best.likeness() >= ENOUGH_OF_TABLE) {
        free.remove(best.from());
        tables.put(wanted, best.table());
        sum += best.likeness();
        telling |= best.isTelling();
        differences.addAll(best.differences());
      } else {
        differences.add(
            wanted.table() + "(" + String.join(", ", wanted.columns()) + "): no such table");
      }
    }
    return new Resemblance(
        mapping,
        schema,
        schema.when().isEmpty() ? 0 : sum / schema.when().size(),
        telling,
        tables,
        List.copyOf(differences));
  }
}
