package org.dalel.plugins.messaging.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dalel.api.Artifact;
import org.dalel.api.RecordState;
import org.dalel.plugins.messaging.MadeDatabase;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are not there any more: found with the right state, and none invented. */
class DeletedMessagesTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/org/dalel/plugins/messaging/samples/whatsapp-android-2022.sql");
  private static final int FIRST = 100;
  private static final int COUNT = 300;

  @TempDir private Path folder;

  @Test
  void findsDeletedMessagesWithTheirChatsAndPeople() throws Exception {
    make("DELETE FROM message WHERE _id BETWEEN 150 AND 159;\n");

    List<Artifact> gone = recovered();

    assertThat(gone)
        .extracting(artifact -> artifact.fields().get("body"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(150, 159).mapToObj(DeletedMessagesTest::body).toList());
    assertThat(gone)
        .allSatisfy(
            artifact -> {
              assertThat(artifact.state()).isEqualTo(RecordState.SLACK);
              assertThat(artifact.fields())
                  .containsEntry("row-now", "gone")
                  .containsEntry("conversation", "77012345678@s.whatsapp.net");
              assertThat(artifact.identifiers()).isNotEmpty();
            });
  }

  @Test
  void findsMessagesOfAChatThatWasDeletedAsAWhole() throws Exception {
    make("DELETE FROM message WHERE _id >= 100;\nDELETE FROM chat WHERE _id = 1;\n");

    List<Artifact> gone = recovered().stream().filter(one -> one.type().equals("message")).toList();

    assertThat(gone).hasSizeGreaterThan(COUNT * 9 / 10);
    assertThat(gone).extracting(one -> one.fields().get("body")).isSubsetOf(bodies());
    assertThat(gone)
        .as("the chat is known by its number: the row that names it lost its own")
        .allMatch(one -> one.fields().get("conversation").equals("chat-1"));
  }

  @Test
  void keepsEarlierVersionsOfAnEditedMessage() throws Exception {
    inLog("UPDATE message SET text_data = 'something quite different' WHERE _id = 200;\n");

    List<Artifact> gone = recovered();

    assertThat(gone).hasSize(1);
    assertThat(gone.get(0).state()).isEqualTo(RecordState.WAL);
    assertThat(gone.get(0).fields())
        .containsEntry("body", body(200))
        .containsEntry("row-now", "other content");
  }

  @Test
  void saysNothingOfVersionsThatDifferInFlagsAlone() throws Exception {
    make("UPDATE message SET starred = 1, status = 13 WHERE _id BETWEEN 150 AND 250;\n");
    assertThat(recovered()).isEmpty();
  }

  @Test
  void findsWhatTheLogDeleted() throws Exception {
    inLog("DELETE FROM message WHERE _id = 300;\n");

    List<Artifact> gone = recovered();

    assertThat(gone).hasSize(1);
    assertThat(gone.get(0).state()).isEqualTo(RecordState.WAL);
    assertThat(gone.get(0).fields())
        .containsEntry("body", body(300))
        .containsEntry("row-now", "gone");
  }

  @Test
  void inventsNothingWhereNothingIsLeft() throws Exception {
    make("DELETE FROM message WHERE _id BETWEEN 150 AND 159;\nVACUUM;\n");
    assertThat(recovered()).isEmpty();
  }

  @Test
  void readsWhatIsLeftOfADamagedDatabase() throws Exception {
    make("");
    Path file = folder.resolve("msgstore.db");
    byte[] bytes = Files.readAllBytes(file);
    int page = 4096;
    int damaged = 0;
    for (int at = page; at + page <= bytes.length && damaged == 0; at += page) {
      String text = new String(bytes, at, page, java.nio.charset.StandardCharsets.UTF_8);
      if (bytes[at] == 13 && text.contains(body(220))) {
        java.util.Arrays.fill(bytes, at, at + page, (byte) 0x55);
        damaged = at;
      }
    }
    assertThat(damaged).isPositive();
    Files.write(file, bytes);

    Findings found = run();

    assertThat(found.problems()).isNotEmpty();
    assertThat(found.of("message").stream().filter(one -> one.state() == RecordState.LIVE))
        .hasSizeBetween(COUNT / 2, COUNT + 7);
    assertThat(found.values("message", "body")).contains(body(FIRST), body(FIRST + COUNT - 1));
  }

  /** A change that is in the write-ahead log alone. */
  private void inLog(String change) throws Exception {
    Path live = folder.resolve("live");
    Files.createDirectories(live);
    make("PRAGMA journal_mode = WAL;\n");
    Files.move(folder.resolve("msgstore.db"), live.resolve("msgstore.db"));
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + live.resolve("msgstore.db"))) {
      MadeDatabase.run(connection, "PRAGMA wal_autocheckpoint = 0;\n" + change);
      for (String name : List.of("msgstore.db", "msgstore.db-wal")) {
        Files.copy(live.resolve(name), folder.resolve(name));
      }
    }
  }

  private static String body(int id) {
    return "message number " + id + " says that the answer is " + id * 31;
  }

  private static List<Object> bodies() {
    return IntStream.range(FIRST, FIRST + COUNT).mapToObj(id -> (Object) body(id)).toList();
  }

  private void make(String then) throws Exception {
    Path file = folder.resolve("msgstore.db");
    MadeDatabase.of(SAMPLE, file);
    StringBuilder script = new StringBuilder("BEGIN;\n");
    for (int id = FIRST; id < FIRST + COUNT; id++) {
      script.append(
          "INSERT INTO message VALUES (%d,1,0,'K%d',0,0,%d,%d,0,'%s',0,%d);\n"
              .formatted(id, id, 1700001000000L + id, 1700001000500L + id, body(id), id));
    }
    script.append("COMMIT;\n").append(then);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      MadeDatabase.run(connection, script.toString());
    }
  }

  private Findings run() {
    return ExtractorRun.of(new DatabaseExtractor()).inFolder(folder, "/msgstore.db");
  }

  private List<Artifact> recovered() {
    Findings found = run();
    assertThat(found.problems()).isEmpty();
    return found.all().stream().filter(one -> one.state() != RecordState.LIVE).toList();
  }

  @Test
  void tellsOneRowOnce() throws Exception {
    make("DELETE FROM message WHERE _id BETWEEN 150 AND 159;\n");
    Map<Object, Long> bodies =
        run().of("message").stream()
            .filter(one -> one.fields().containsKey("body"))
            .collect(
                java.util.stream.Collectors.groupingBy(
                    one -> one.fields().get("body"), java.util.stream.Collectors.counting()));
    assertThat(bodies.values()).allMatch(count -> count == 1);
  }
}
