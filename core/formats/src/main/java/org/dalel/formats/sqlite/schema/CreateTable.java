package org.dalel.formats.sqlite.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dalel.formats.sqlite.Value;
import org.dalel.formats.sqlite.schema.SqlTokens.Token;

/**
 * Reads CREATE TABLE as far as storage depends on it: columns with type, NOT NULL, DEFAULT and
 * GENERATED, the primary key, WITHOUT ROWID (<a
 * href="https://www.sqlite.org/lang_createtable.html">grammar</a>). It is lenient: what it does not
 * know it passes over, up to the next comma of the same depth.
 */
public final class CreateTable {
  private static final Set<String> CONSTRAINTS =
      Set.of("constraint", "primary", "unique", "check", "foreign");
  private static final Set<String> AFTER_TYPE =
      Set.of(
          "constraint",
          "primary",
          "not",
          "null",
          "unique",
          "check",
          "default",
          "collate",
          "references",
          "generated",
          "as",
          "on",
          "deferrable");

  private final List<Token> tokens;
  private int at;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> primaryKey = new ArrayList<>();
  private String alias = "";

  private CreateTable(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The table, its root page unknown; empty if the text is no CREATE TABLE with columns. */
  public static Optional<TableDefinition> parse(String sql) {
    return new CreateTable(SqlTokens.of(sql)).table(sql);
  }

  private Optional<TableDefinition> table(String sql) {
    if (!take("create")) {
      return Optional.empty();
    }
    if (!take("temp")) {
      take("temporary");
    }
    if (!take("table")) {
      return Optional.empty();
    }
    if (take("if")) {
      at += 2;
    }
    if (at >= tokens.size()) {
      return Optional.empty();
    }
    String name = tokens.get(at++).text();
    if (take(".") && at < tokens.size()) {
      name = tokens.get(at++).text();
    }
    if (!take("(")) {
      return Optional.empty();
    }
    body();
    boolean withoutRowid = option("without") && option("rowid");
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(definition(name, withoutRowid, option("strict"), sql));
  }

  private boolean option(String word) {
    return tokens.subList(Math.min(at, tokens.size()), tokens.size()).stream()
        .anyMatch(token -> token.is(word));
  }

  private TableDefinition definition(
      String name, boolean withoutRowid, boolean strict, String sql) {
    List<Column> all = new ArrayList<>(columns);
    if (strict) {
      all.replaceAll(CreateTable::strict);
    }
    int rowidAlias = withoutRowid ? -1 : indexOf(alias);
    List<Integer> stored = new ArrayList<>();
    if (withoutRowid) {
      primaryKey.stream().map(this::indexOf).filter(i -> i >= 0).distinct().forEach(stored::add);
      stored.forEach(i -> all.set(i, notNull(all.get(i))));
    }
    IntStream.range(0, all.size())
        .filter(i -> !stored.contains(i))
        .filter(i -> all.get(i).generated() != Column.Generated.VIRTUAL)
        .forEach(stored::add);
    return new TableDefinition(
        name, List.copyOf(all), rowidAlias, withoutRowid, List.copyOf(stored), 0, false, sql);
  }

  private static Column notNull(Column one) {
    return new Column(
        one.name(), one.declaredType(), one.affinity(), true, one.generated(), one.defaultValue());
  }

  private static Column strict(Column one) {
    return one.declaredType().equalsIgnoreCase("any")
        ? new Column(
            one.name(), "ANY", Affinity.BLOB, one.notNull(), one.generated(), one.defaultValue())
        : one;
  }

  private int indexOf(String column) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equalsIgnoreCase(column))
        .findFirst()
        .orElse(-1);
  }

  private void body() {
    while (at < tokens.size() && !tokens.get(at).is(")")) {
      if (tableConstraint()) {
        readTableConstraint();
      } else {
        readColumn();
      }
      skipToComma();
      take(",");
    }
    at++;
  }

  private boolean tableConstraint() {
    Token token = tokens.get(at);
    return token.quote() == 0 && CONSTRAINTS.contains(token.text().toLowerCase(Locale.ROOT));
  }

  private void readTableConstraint() {
    if (take("constraint")) {
      at++;
    }
    if (!take("primary") || !take("key") || !take("(")) {
      return;
    }
    while (at < tokens.size() && !tokens.get(at).is(")")) {
      primaryKey.add(tokens.get(at).text());
      skipToComma();
      take(",");
    }
    int only = primaryKey.size() == 1 ? indexOf(primaryKey.get(0)) : -1;
    if (only >= 0 && columns.get(only).declaredType().equalsIgnoreCase("integer")) {
      alias = columns.get(only).name();
    }
  }

  private void readColumn() {
    String name = tokens.get(at++).text();
    String type = readType();
    boolean notNull = false;
    Column.Generated generated = Column.Generated.NO;
    Value defaultValue = Value.NULL;
    while (at < tokens.size() && !tokens.get(at).is(",") && !tokens.get(at).is(")")) {
      if (take("primary")) {
        readPrimaryKey(name, type);
      } else if (take("not")) {
        notNull |= take("null");
      } else if (take("default")) {
        defaultValue = DefaultValue.read(tokens.subList(at, tokens.size()), Affinity.of(type));
        skipOne();
      } else if (take("as")) {
        generated = Column.Generated.VIRTUAL;
        skipOne();
      } else if (take("stored")) {
        generated = Column.Generated.STORED;
      } else {
        skipOne();
      }
    }
    columns.add(new Column(name, type, Affinity.of(type), notNull, generated, defaultValue));
  }

  private void readPrimaryKey(String name, String type) {
    take("key");
    boolean descending = take("desc");
    primaryKey.add(name);
    if (type.equalsIgnoreCase("integer") && !descending) {
      alias = name;
    }
  }

  private String readType() {
    StringBuilder type = new StringBuilder();
    while (at < tokens.size() && tokens.get(at).word() && !endsType(tokens.get(at))) {
      type.append(type.isEmpty() ? "" : " ").append(tokens.get(at++).text());
    }
    if (!type.isEmpty() && at < tokens.size() && tokens.get(at).is("(")) {
      skipOne();
    }
    return type.toString();
  }

  private static boolean endsType(Token token) {
    return token.quote() == 0 && AFTER_TYPE.contains(token.text().toLowerCase(Locale.ROOT));
  }

  /** Passes one token, or all of a parenthesis. */
  private void skipOne() {
    int depth = 0;
    do {
      if (at >= tokens.size()) {
        return;
      }
      Token token = tokens.get(at++);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    } while (depth > 0);
  }

  private void skipToComma() {
    while (at < tokens.size() && !tokens.get(at).is(",") && !tokens.get(at).is(")")) {
      skipOne();
    }
  }

  private boolean take(String word) {
    boolean there = at < tokens.size() && tokens.get(at).is(word);
    at += there ? 1 : 0;
    return there;
  }
}
