package org.dalel.plugins.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dalel.api.Artifact;
import org.dalel.api.RecordState;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Messages that were deleted or changed, before a checkpoint and after one, and vacuumed: what is
 * found of them is exactly what was planted, with the place where it was, and nothing else.
 */
class PlantedDeletionsTest {
  private static final Path SAMPLES =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples");
  private static final int FIRST = 100;
  private static final int COUNT = 300;
  private static final Set<RecordState> IN_THE_FILE =
      Set.of(RecordState.SLACK, RecordState.FREELIST);

  @TempDir private Path folder;
  private Path copies;

  /** An app, and how its messages are written, changed and deleted. */
  enum App {
    WHATSAPP(
        "whatsapp-android-2022.sql",
        "msgstore.db",
        "INSERT INTO message VALUES (%1$d,1,0,'K%1$d',0,0,1700001%1$d000,1700001%1$d500,0,'%2$s',0,%1$d);\n",
        "UPDATE message SET text_data = '%2$s' WHERE _id = %1$d;\n",
        "DELETE FROM message WHERE _id BETWEEN %d AND %d;\n"),
    SMS(
        "android-sms.sql",
        "mmssms.db",
        "INSERT INTO sms VALUES (%1$d,1,'+77012345678',1600001%1$d000,1600001%1$d500,1,1,NULL,'%2$s');\n",
        "UPDATE sms SET body = '%2$s' WHERE _id = %1$d;\n",
        "DELETE FROM sms WHERE _id BETWEEN %d AND %d;\n"),
    IMESSAGE(
        "ios-sms.sql",
        "sms.db",
        "INSERT INTO message (ROWID,guid,text,handle_id,service,account,date,is_from_me) VALUES"
            + " (%1$d,'GUID-%1$d','%2$s',1,'iMessage','p:+77771112233',600000%1$d000000000,0);\n"
            + "INSERT INTO chat_message_join VALUES (1,%1$d);\n",
        "UPDATE message SET text = '%2$s' WHERE ROWID = %1$d;\n",
        "DELETE FROM message WHERE ROWID BETWEEN %1$d AND %2$d;\n"
            + "DELETE FROM chat_message_join WHERE message_id BETWEEN %1$d AND %2$d;\n");

    private final String sample;
    private final String file;
    private final String insert;
    private final String update;
    private final String delete;

    App(String sample, String file, String insert, String update, String delete) {
      this.sample = sample;
      this.file = file;
      this.insert = insert;
      this.update = update;
      this.delete = delete;
    }

    String update(int id, String body) {
      return update.formatted(id, body);
    }

    String delete(int from, int to) {
      return delete.formatted(from, to);
    }
  }

  @ParameterizedTest
  @EnumSource
  void deletedBeforeTheCheckpoint(App app) throws Exception {
    List<Artifact> gone = recovered(app, app.delete(300, 304), false);

    assertThat(bodies(gone)).containsExactlyInAnyOrderElementsOf(planted(300, 304));
    assertThat(gone)
        .allSatisfy(
            one -> {
              assertThat(one.state()).isEqualTo(RecordState.WAL);
              assertThat(one.fields()).containsEntry("row-now", "gone");
            });
  }

  @ParameterizedTest
  @EnumSource
  void deletedAndCheckpointed(App app) throws Exception {
    List<Artifact> gone = recovered(app, app.delete(150, 159), true);

    assertThat(bodies(gone)).containsExactlyInAnyOrderElementsOf(planted(150, 159));
    assertThat(gone)
        .allSatisfy(
            one -> {
              assertThat(one.state()).isIn(IN_THE_FILE);
              assertThat(one.fields()).containsEntry("row-now", "gone");
            });
  }

  @ParameterizedTest
  @EnumSource
  void editedBeforeTheCheckpoint(App app) throws Exception {
    List<Artifact> gone = recovered(app, app.update(200, "something quite different"), false);

    assertThat(bodies(gone)).containsExactly(body(200));
    assertThat(gone.get(0).state()).isEqualTo(RecordState.WAL);
    assertThat(gone.get(0).fields()).containsEntry("row-now", "other content");
  }

  @ParameterizedTest
  @EnumSource
  void editedAndCheckpointed(App app) throws Exception {
    List<Artifact> gone =
        recovered(app, app.update(200, "something quite different ".repeat(8)), true);

    boolean left = bytesOf(app).contains(body(200)); // SQLite may have used its place again
    assertThat(bodies(gone)).isEqualTo(left ? List.of(body(200)) : List.of());
    assertThat(gone).allMatch(one -> IN_THE_FILE.contains(one.state()));
  }

  @ParameterizedTest
  @EnumSource
  void vacuumed(App app) throws Exception {
    assertThat(recovered(app, app.delete(150, 159) + "VACUUM;\n", true)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nothingHappened(App app) throws Exception {
    assertThat(recovered(app, "", true)).isEmpty();
    assertThat(recovered(app, "", false)).isEmpty();
  }

  /** What is found beside live messages, all of which are found too. */
  private List<Artifact> recovered(App app, String change, boolean checkpointed) throws Exception {
    copies = Files.createTempDirectory(folder, "copy");
    Path live = Files.createTempDirectory(folder, "live").resolve(app.file);
    MadeDatabase.of(SAMPLES.resolve(app.sample), live);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + live)) {
      MadeDatabase.run(connection, filling(app) + "PRAGMA journal_mode = WAL;\n");
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + live)) {
      MadeDatabase.run(connection, "PRAGMA wal_autocheckpoint = 0;\n" + change);
      if (checkpointed) {
        MadeDatabase.run(connection, "PRAGMA wal_checkpoint(TRUNCATE);\n");
      }
      Files.copy(live, copies.resolve(app.file));
      Path log = Path.of(live + "-wal");
      if (Files.exists(log)) {
        Files.copy(log, copies.resolve(app.file + "-wal"));
      }
    }
    Findings found = ExtractorRun.of(new DatabaseExtractor()).inFolder(copies, "/" + app.file);
    assertThat(found.problems()).isEmpty();
    Set<String> now =
        found.of("message").stream()
            .filter(one -> one.state() == RecordState.LIVE)
            .map(one -> String.valueOf(one.fields().get("body")))
            .collect(Collectors.toSet());
    assertThat(now).contains(body(FIRST), body(FIRST + COUNT - 1));
    return found.all().stream().filter(one -> one.state() != RecordState.LIVE).toList();
  }

  /** The database that was looked at last, as text. */
  private String bytesOf(App app) throws Exception {
    return Files.readString(copies.resolve(app.file), StandardCharsets.ISO_8859_1);
  }

  private static String filling(App app) {
    return IntStream.range(FIRST, FIRST + COUNT)
        .mapToObj(id -> app.insert.formatted(id, body(id)))
        .collect(Collectors.joining("", "BEGIN;\n", "COMMIT;\n"));
  }

  private static List<String> bodies(List<Artifact> messages) {
    return messages.stream().map(one -> String.valueOf(one.fields().get("body"))).toList();
  }

  private static List<String> planted(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(PlantedDeletionsTest::body).toList();
  }

  private static String body(int id) {
    return String.format(Locale.ROOT, "message number %d says that the answer is %d", id, id * 31);
  }
}
