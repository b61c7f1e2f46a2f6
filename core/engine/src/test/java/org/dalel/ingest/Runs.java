package org.dalel.ingest;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Secret;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.casefile.read.ListedFailure;
import org.dalel.export.ArtifactFormat;
import org.dalel.export.ItemCsv;

/** Processes evidence in real worker processes, and reads what came of it. */
final class Runs {
  private Runs() {}

  /** A request that tests change where they want. */
  record Order(
      Path caseFolder,
      List<Path> evidence,
      Profile profile,
      int threads,
      List<Path> hashSets,
      Duration timeLimit,
      List<Path> plugins,
      List<Secret> secrets,
      boolean retry) {

    static Order of(Path caseFolder, Path... evidence) {
      return new Order(
          caseFolder,
          List.of(evidence),
          Profile.STANDARD,
          2,
          List.of(),
          Duration.ofSeconds(60),
          List.of(),
          List.of(),
          false);
    }

    Order profile(Profile value) {
      return new Order(
          caseFolder, evidence, value, threads, hashSets, timeLimit, plugins, secrets, retry);
    }

    Order threads(int value) {
      return new Order(
          caseFolder, evidence, profile, value, hashSets, timeLimit, plugins, secrets, retry);
    }

    Order hashSets(Path... value) {
      return new Order(
          caseFolder,
          evidence,
          profile,
          threads,
          List.of(value),
          timeLimit,
          plugins,
          secrets,
          retry);
    }

    Order timeLimit(Duration value) {
      return new Order(
          caseFolder, evidence, profile, threads, hashSets, value, plugins, secrets, retry);
    }

    Order plugins(Path... value) {
      return new Order(
          caseFolder,
          evidence,
          profile,
          threads,
          hashSets,
          timeLimit,
          List.of(value),
          secrets,
          retry);
    }

    /** With passwords that the examiner gives. */
    Order passwords(String... values) {
      List<Secret> given =
          Stream.of(values)
              .map(value -> new Secret(Secret.Kind.PASSWORD, value, "given by the examiner"))
              .toList();
      return new Order(
          caseFolder, evidence, profile, threads, hashSets, timeLimit, plugins, given, retry);
    }

    Order retrying() {
      return new Order(
          caseFolder, evidence, profile, threads, hashSets, timeLimit, plugins, secrets, true);
    }

    ProcessRequest request() {
      return new ProcessRequest(
          caseFolder,
          evidence,
          profile,
          threads,
          List.of(),
          hashSets,
          true,
          1 << 20,
          timeLimit,
          "tester",
          Optional.empty(),
          plugins,
          caseFolder.resolveSibling("plugin-cache"),
          secrets,
          retry);
    }

    Outcome run() {
      return new Supervisor(request(), new Listener()).run();
    }

    Outcome run(ProgressListener listener) {
      return new Supervisor(request(), listener).run();
    }
  }

  /** Remembers the messages. */
  static final class Listener implements ProgressListener {
    private final List<String> messages = new ArrayList<>();

    @Override
    public void progress(Progress progress) {}

    @Override
    public synchronized void message(String line) {
      messages.add(line);
    }

    synchronized List<String> messages() {
      return List.copyOf(messages);
    }
  }

  /** What {@code export files} and {@code export artifacts} print, and all failures. */
  static String dump(Path caseFolder) throws IOException {
    return files(caseFolder) + artifacts(caseFolder) + failureLines(caseFolder);
  }

  static String files(Path caseFolder) throws IOException {
    StringWriter out = new StringWriter();
    try (CaseReader reader = new CaseReader(CaseFolder.existing(caseFolder))) {
      ItemCsv csv = new ItemCsv(out);
      csv.begin();
      reader.items(ItemFilter.ALL, csv::item);
      reader.items(ItemFilter.ALL, item -> out.append(item.locator() + " " + item.status() + "\n"));
    }
    return out.toString();
  }

  static String artifacts(Path caseFolder) throws IOException {
    StringWriter out = new StringWriter();
    try (CaseReader reader = new CaseReader(CaseFolder.existing(caseFolder))) {
      ArtifactFormat lines = new ArtifactFormat(out, false);
      lines.begin();
      reader.artifacts(ListedArtifact.Filter.ALL, lines::artifact);
    }
    return out.toString();
  }

  static List<ListedFailure> failures(Path caseFolder) throws IOException {
    List<ListedFailure> failures = new ArrayList<>();
    try (CaseReader reader = new CaseReader(CaseFolder.existing(caseFolder))) {
      reader.failures(failures::add);
    }
    return failures;
  }

  private static String failureLines(Path caseFolder) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (ListedFailure f : failures(caseFolder)) {
      lines.append(String.join("|", f.place(), f.stage(), f.kind(), f.message())).append('\n');
    }
    return lines.toString();
  }

  static long number(Path caseFolder, String sql) throws SQLException {
    try (Connection connection = CaseFolder.existing(caseFolder).openCase()) {
      return Sqlite.number(connection, sql);
    }
  }

  /** What is wrong with the databases of a case; empty when nothing is. */
  static List<String> damage(Path caseFolder) throws SQLException {
    CaseFolder folder = CaseFolder.existing(caseFolder);
    List<String> wrong = new ArrayList<>();
    try (Connection db = Sqlite.openForWriting(folder.caseDb())) {
      Sqlite.execute(
          db, "ATTACH DATABASE '" + folder.textDb().toString().replace("'", "''") + "' AS t");
      expectNone(db, wrong, "PRAGMA main.foreign_key_check");
      expectOk(db, wrong, "PRAGMA main.quick_check");
      expectOk(db, wrong, "PRAGMA t.quick_check");
      expectNone(
          db,
          wrong,
          "SELECT 'text without content', content_id FROM t.text WHERE content_id NOT IN (SELECT id FROM content WHERE text_length > 0)");
      expectNone(
          db,
          wrong,
          "SELECT 'content without text', id FROM content WHERE text_length > 0 AND id NOT IN (SELECT content_id FROM t.text)");
      expectNone(
          db,
          wrong,
          "SELECT 'index without content', id FROM t.text_index_docsize WHERE id NOT IN (SELECT id FROM content)");
      expectNone(
          db,
          wrong,
          "SELECT 'content without index', id FROM content WHERE text_length > 0 AND id NOT IN (SELECT id FROM t.text_index_docsize)");
      expectNone(
          db,
          wrong,
          "SELECT 'index without artifact', id FROM t.artifact_index_docsize WHERE id NOT IN (SELECT id FROM artifact)");
      expectNone(
          db,
          wrong,
          "SELECT 'artifact without index', id FROM artifact WHERE id NOT IN (SELECT id FROM t.artifact_index_docsize)");
      expectNone(
          db,
          wrong,
          "SELECT 'readable item without result', id FROM item WHERE id NOT IN (SELECT item_id FROM item_result)");
      expectNone(
          db,
          wrong,
          "WITH RECURSIVE r (id) AS (SELECT content_id FROM item_result WHERE content_id IS NOT NULL UNION"
              + " SELECT e.child_id FROM embedded e JOIN r ON e.content_id = r.id WHERE e.child_id IS NOT NULL)"
              + " SELECT 'orphaned content', id FROM content WHERE id NOT IN (SELECT id FROM r)");
      Sqlite.execute(
          db, "INSERT INTO t.text_index (text_index, rank) VALUES ('integrity-check', 0)");
    }
    return wrong;
  }

  private static void expectNone(Connection db, List<String> wrong, String sql)
      throws SQLException {
    try (Statement statement = db.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (rows.next()) {
        wrong.add(sql + ": " + rows.getString(1) + " " + rows.getString(2));
      }
    }
  }

  private static void expectOk(Connection db, List<String> wrong, String sql) throws SQLException {
    try (Statement statement = db.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      if (!rows.getString(1).equals("ok")) {
        wrong.add(sql + ": " + rows.getString(1));
      }
    }
  }
}
