package org.dalel.formats.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.dalel.formats.sqlite.schema.Affinity;
import org.dalel.formats.sqlite.schema.Column;
import org.dalel.formats.sqlite.schema.CreateTable;
import org.dalel.formats.sqlite.schema.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What CREATE TABLE says about the storage of rows. */
class SchemaTest {
  private static TableDefinition table(String sql) {
    return CreateTable.parse(sql).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a INTEGER PRIMARY KEY, b | 0",
        "a INTEGER PRIMARY KEY DESC, b | -1",
        "a INT PRIMARY KEY, b | -1",
        "b, a INTEGER, PRIMARY KEY(a) | 1",
        "b, a INTEGER, PRIMARY KEY(a DESC) | 1",
        "b, a INTEGER, CONSTRAINT k PRIMARY KEY(a, b) | -1",
        "a integer not null primary key autoincrement | 0"
      })
  void onlyAnIntegerPrimaryKeyOfOneColumnIsTheRowid(String columns, int alias) {
    assertThat(table("CREATE TABLE t(" + columns + ")").rowidAlias()).isEqualTo(alias);
  }

  @Test
  void namesAndTypesAreReadThroughQuotesCommentsAndParentheses() {
    TableDefinition table =
        table(
            "CREATE TEMP TABLE IF NOT EXISTS main.\"my \"\"table\"(`a b` VARCHAR(10, 2) -- , x\n"
                + ", [c,d] DOUBLE PRECISION DEFAULT (1+(2)) /* , y */, 'e' CHECK(e IN (1,2)), f)");
    assertThat(table.name()).isEqualTo("my \"table");
    assertThat(table.columns()).extracting(Column::name).containsExactly("a b", "c,d", "e", "f");
    assertThat(table.columns())
        .extracting(Column::affinity)
        .containsExactly(Affinity.TEXT, Affinity.REAL, Affinity.BLOB, Affinity.BLOB);
  }

  @Test
  void withoutRowidThePrimaryKeyIsStoredFirst() {
    TableDefinition table =
        table("CREATE TABLE t(a, b, c, d, PRIMARY KEY(d COLLATE NOCASE, b)) WITHOUT ROWID");
    assertThat(table.stored()).containsExactly(3, 1, 0, 2);
    assertThat(table.columns().get(3).notNull()).isTrue();
  }

  @Test
  void virtualColumnsAreNotStored() {
    TableDefinition table =
        table("CREATE TABLE t(a INT, b AS (a+1), c INT GENERATED ALWAYS AS (a*2) STORED, d)");
    assertThat(table.stored()).containsExactly(0, 2, 3);
  }

  @Test
  void defaultsAreConstantsInTheAffinityOfTheirColumn() {
    TableDefinition table =
        table(
            "CREATE TABLE t(a TEXT DEFAULT 5, b INT DEFAULT '7', c REAL DEFAULT -2, d DEFAULT x'0aff',"
                + " e DEFAULT 'it''s', f DEFAULT CURRENT_TIME)");
    assertThat(table.columns())
        .extracting(Column::defaultValue)
        .containsExactly(
            new Value.Text("5", true),
            new Value.Int(7),
            new Value.Real(-2),
            new Value.Blob(new byte[] {10, -1}),
            new Value.Text("it's", true),
            Value.NULL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE VIEW v AS SELECT 1",
        "CREATE VIRTUAL TABLE t USING fts5(a)",
        "CREATE TABLE",
        "''",
        "CREATE TABLE t AS",
        "CREATE TABLE t("
      })
  void whatIsNoTableWithColumnsIsNone(String sql) {
    assertThat(CreateTable.parse(sql)).isEmpty();
  }
}
