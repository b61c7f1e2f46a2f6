package org.dalel.casefile.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.dalel.casefile.Schema;
import org.dalel.casefile.Sqlite;
import org.dalel.digest.IndexSegment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments written directly, against the same documents given to SQLite one by one. */
final class FullTextIndexTest {
  private static final String TABLE = "text_index";
  private static final Random RANDOM = new Random(20261130);

  @TempDir Path folder;

  private record Document(long id, String text, String metadata) {}

  @BeforeAll
  static void libraryIsThere() {
    assumeTrue(IndexSegment.isAvailable());
  }

  private int leafBytes = 4050;

  private Path database(String name) throws SQLException {
    Path file = folder.resolve(name);
    Schema.TEXT.migrate(file);
    try (Connection db = Sqlite.openForWriting(file)) {
      Sqlite.execute(
          db, "INSERT INTO text_index (text_index, rank) VALUES ('pgsz', " + leafBytes + ")");
    }
    return file;
  }

  /** Each list of documents is one transaction. */
  private void write(Path file, boolean compiled, List<List<Document>> transactions)
      throws SQLException {
    FullTextIndex index = new FullTextIndex(TABLE, compiled);
    IndexMerge merge = new IndexMerge(file);
    try (Connection db = Sqlite.openForWriting(file)) {
      index.attach(db);
      for (List<Document> documents : transactions) {
        Sqlite.execute(db, "BEGIN");
        for (Document document : documents) {
          index.add(document.id(), utf8(document.text()), utf8(document.metadata()));
        }
        index.flush();
        Sqlite.execute(db, "COMMIT");
        merge.after(index);
      }
    }
    merge.close();
    index.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** All places of all terms, sizes and totals: row by row, for there are millions. */
  private static void expectSame(Path expected, Path found) throws SQLException {
    try (Connection one = Sqlite.openForWriting(expected);
        Connection other = Sqlite.openForWriting(found)) {
      for (Connection db : List.of(one, other)) {
        Sqlite.execute(
            db, "CREATE VIRTUAL TABLE temp.v USING fts5vocab (main, text_index, instance)");
      }
      for (String sql :
          List.of(
              "SELECT term, doc, col, offset FROM v",
              "SELECT id, hex(sz), '', '' FROM text_index_docsize ORDER BY id",
              "SELECT hex(block), '', '', '' FROM text_index_data WHERE id = 1")) {
        try (Statement first = one.createStatement();
            Statement second = other.createStatement();
            ResultSet wanted = first.executeQuery(sql);
            ResultSet got = second.executeQuery(sql)) {
          while (wanted.next()) {
            assertThat(got.next() ? row(got) : "end").isEqualTo(row(wanted));
          }
          assertThat(got.next() ? row(got) : "end").isEqualTo("end");
        }
      }
    }
  }

  private static String row(ResultSet rows) throws SQLException {
    StringBuilder row = new StringBuilder();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      row.append(rows.getString(i)).append('|');
    }
    return row.toString();
  }

  private static List<String> rows(Connection db, String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = db.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        all.add(row(rows));
      }
    }
    return all;
  }

  private static void check(Path file) throws SQLException {
    try (Connection db = Sqlite.openForWriting(file)) {
      Sqlite.execute(db, "INSERT INTO text_index (text_index, rank) VALUES ('integrity-check', 0)");
      assertThat(rows(db, "PRAGMA integrity_check")).containsExactly("ok|");
    }
  }

  private static List<String> ask(Path file, String query) throws SQLException {
    try (Connection db = Sqlite.openForReading(file)) {
      return rows(
          db,
          "SELECT rowid, round(rank, 6) FROM text_index WHERE text_index MATCH '"
              + query
              + "' ORDER BY rowid");
    }
  }

  private void sameAsSqlite(List<List<Document>> transactions, String... queries)
      throws SQLException {
    Path expected = database("sqlite.db");
    Path found = database("compiled.db");
    write(expected, false, transactions);
    write(found, true, transactions);
    check(found);
    expectSame(expected, found);
    for (String query : queries) {
      assertThat(ask(found, query)).as(query).isEqualTo(ask(expected, query)).isNotEmpty();
    }
  }

  private static List<Document> documents(int first, int count, IntFunction<String> text) {
    List<Document> documents = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      documents.add(new Document(i, text.apply(i), i % 3 == 0 ? "Author Name" + i : ""));
    }
    return documents;
  }

  private static String words(int count, int vocabulary) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      double pick = RANDOM.nextDouble();
      text.append("w")
          .append((int) (vocabulary * pick * pick * pick))
          .append(i % 9 == 0 ? ".\n" : " ");
    }
    return text.toString();
  }

  @Test
  void hasTheSamePlacesForOrdinaryTexts() throws Exception {
    List<List<Document>> transactions = new ArrayList<>();
    for (int t = 0; t < 5; t++) {
      transactions.add(documents(t * 200 + 1, 200, i -> words(1 + RANDOM.nextInt(400), 3000)));
    }
    sameAsSqlite(transactions, "w1", "w1 AND w2", "\"w0 w0\"", "w29*", "author", "metadata:name3");
  }

  @Test
  void findsEveryCharacterThatSqliteFinds() throws Exception {
    List<Document> documents = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      boolean assigned = c < 0x32000 || c >= 0xe0000 && c < 0xe1000 || c % 0x1000 > 0xff0;
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || !assigned) {
        continue;
      }
      String character = Character.toString(c);
      // in the middle and at the beginning of a word
      text.append(" a").append(character).append("b ").append(character).append("c\n");
      if (c % 4096 == 4095) {
        documents.add(new Document(c, text.toString(), ""));
        text.setLength(0);
      }
    }
    sameAsSqlite(List.of(documents));
  }

  @Test
  void writesListsThatFillManyPages() throws Exception {
    // one word in every document, so that its list of documents needs an index of several levels
    sameAsSqlite(
        List.of(
            documents(1, 60_000, i -> "every word" + i % 7),
            documents(100_000, 3, i -> "long " + "again and ".repeat(40_000) + "end" + i),
            documents(200_000, 30_000, i -> i % 3 == 0 ? "every" : "zz every zz")),
        "every AND word3",
        "again",
        "every AND author",
        "\"zz every\"",
        "end100002 AND again AND long",
        "every AND name229998");
  }

  @Test
  void longListsHaveAnIndexOfSeveralLevels() throws Exception {
    leafBytes = 64;
    List<Document> documents = documents(1, 4_000, i -> "x " + "y ".repeat(200) + "only" + i);
    sameAsSqlite(List.of(documents), "y AND only1400", "y AND only3", "x AND only777");
    try (Connection db = Sqlite.openForReading(folder.resolve("compiled.db"))) {
      String levels =
          "SELECT count(DISTINCT id >> 31 & 31) FROM text_index_data WHERE id >> 36 & 1";
      assertThat(Sqlite.number(db, levels)).isGreaterThan(2);
    }
  }

  @Test
  void tokensMayBeLongerThanALeaf() throws Exception {
    leafBytes = 40;
    sameAsSqlite(
        List.of(documents(1, 300, i -> "t".repeat(i) + " u" + i + " " + "common ".repeat(i % 5))),
        "common",
        "u299",
        "ttttt*");
  }

  @Test
  void takesLongTokensEmptyTextsAndZeros() throws Exception {
    String longest = "q".repeat(70_000);
    sameAsSqlite(
        List.of(
            List.of(
                new Document(1, "", ""),
                new Document(2, " .,;- ", "!"),
                new Document(3, longest + " after", "before " + longest + "r"),
                new Document(4, "a\0b\0\0c", "\0"),
                new Document(5, "ж".repeat(20_000) + " " + "ж".repeat(16_384) + "x", "Ж"),
                new Document(1L << 40, "far", "away")),
            List.of(new Document((1L << 40) + 1, "", ""))),
        "after",
        "b",
        "ж",
        "far away");
  }

  @Test
  void rowIdsThatDoNotAscendBecomeSegmentsOfTheirOwn() throws Exception {
    sameAsSqlite(
        List.of(
            List.of(
                new Document(9, "nine", ""),
                new Document(4, "four", ""),
                new Document(6, "six", ""))),
        "nine",
        "four",
        "six");
  }

  @Test
  void mergesWhatHasBecomeMany() throws Exception {
    List<List<Document>> transactions = new ArrayList<>();
    for (int t = 0; t < 130; t++) {
      transactions.add(documents(t * 10 + 1, 10, i -> words(300, 2000)));
    }
    sameAsSqlite(transactions, "w1", "w1999*", "w1 AND w2");
    try (Connection db = Sqlite.openForReading(folder.resolve("compiled.db"))) {
      long segments = Sqlite.number(db, "SELECT count(DISTINCT segid) FROM text_index_idx");
      assertThat(segments).isBetween(2L, 60L);
    }
  }

  @Test
  void forgetsAndGoesOnBothWays() throws Exception {
    Path file = database("mixed.db");
    TextDb db = new TextDb(file);
    FullTextIndex index = db.index(TABLE);
    db.begin();
    for (int round = 0; round < 70; round++) {
      for (int i = 0; i < 10; i++) {
        long id = round * 10L + i + 1;
        index.add(id, utf8("common round" + round + " doc" + id), utf8(""));
        if (i == 4 && round % 3 == 0) {
          index.forget(id - 2);
          index.forget(id); // of the same transaction
          index.add(id, utf8("common again" + id), utf8(""));
        }
      }
      db.commit();
      db.begin();
    }
    db.commit();
    db.close();

    check(file);
    assertThat(ask(file, "common")).hasSize(700 - 24);
    assertThat(ask(file, "doc3")).isEmpty();
    assertThat(ask(file, "doc5")).isEmpty();
    assertThat(ask(file, "again5")).hasSize(1);
    assertThat(ask(file, "round69")).hasSize(10 - 2);
    try (Connection read = Sqlite.openForReading(file)) {
      assertThat(Sqlite.number(read, "SELECT count(*) FROM text_index_docsize")).isEqualTo(676);
    }
  }
}
