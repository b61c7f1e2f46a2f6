package org.dalel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dalel chats} on a case with two conversations, a call, and a picture in it. */
class ChatsCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String folder;

  @TempDir private Path temp;

  @BeforeEach
  void makeCase() throws Exception {
    CaseFolder made = CaseFolder.createOrOpen(temp.resolve("mycase"));
    folder = made.root().toString();
    try (Connection db = Sqlite.openForWriting(made.caseDb())) {
      Sqlite.execute(
          db,
          "INSERT INTO evidence (id, label, kind, format, source, segments, size, sector_size, acquisition, added_ns, status)"
              + " VALUES (1, 'phone', 'folder', 'folder', '/nowhere', '[]', 3, 512, '{}', 0, 'examined')");
      item(db, 1, "/data/msgstore.db");
      item(db, 2, "/Media/IMG-1.jpg");
      item(db, 3, "/Other/IMG-1.jpg");
      message(
          db,
          1,
          "live",
          "\"conversation\":\"1@s\",\"chat\":\"Aida\",\"sender\":{\"name\":\"Aida\",\"handles\":[\"77012345678\"]},"
              + "\"sent\":\"2024-05-06T07:08:09Z\",\"body\":\"<b>look</b>\\nhere\","
              + "\"attachments\":[{\"path\":\"Media/IMG-1.jpg\",\"size\":3},{\"name\":\"gone.pdf\",\"size\":48211,\"sha256\":\"ab\"}]");
      message(
          db,
          2,
          "slack",
          "\"conversation\":\"1@s\",\"direction\":\"outgoing\",\"sent\":\"2024-05-06T07:09:00Z\",\"body\":\"never mind\",\"found-in\":\"freeblock\"");
      message(
          db,
          3,
          "live",
          "\"conversation\":\"2@g\",\"sender\":{\"name\":\"Timur\"},\"sent\":\"2025-01-01T00:00:00Z\",\"kind\":\"image\","
              + "\"reactions\":[{\"what\":\"!\",\"by\":{\"name\":\"Aida\"}}]");
      Sqlite.execute(
          db,
          "INSERT INTO artifact (id, item_id, plugin, plugin_version, type, state, confidence, fields) VALUES"
              + " (4, 1, 'm', '1', 'call', 'live', 'high', '{\"service\":\"whatsapp\",\"direction\":\"incoming\","
              + "\"caller\":{\"name\":\"Aida\"},\"conversation\":\"1@s\",\"began\":\"2024-05-06T08:00:00Z\",\"duration\":65,\"medium\":\"voice\"}')");
      Sqlite.execute(
          db,
          "INSERT INTO identifier (artifact_id, kind, normalised, raw, role) VALUES (1, 'phone', '+77012345678', '77012345678', 'sender')");
    }
  }

  private static void item(Connection db, int id, String path) throws Exception {
    Sqlite.execute(
        db,
        "INSERT INTO item (id, evidence_id, path, kind, state, size) VALUES (%d, 1, '%s', 'file', 'allocated', 3)"
            .formatted(id, path));
  }

  private static void message(Connection db, int id, String state, String fields) throws Exception {
    Sqlite.execute(
        db,
        ("INSERT INTO artifact (id, item_id, plugin, plugin_version, type, state, confidence, fields)"
                + " VALUES (%d, 1, 'm', '1', 'message', '%s', 'high', '{\"service\":\"whatsapp\",%s}')")
            .formatted(id, state, fields));
  }

  @Test
  void printsConversationsThatAPersonCanRead() {
    assertThat(run("chats", folder)).isZero();
    assertThat(text())
        .isEqualTo(
            """
            whatsapp  Aida  1@s
              in phone/@0/data/msgstore.db
            2024-05-06 07:08:09 UTC  Aida: <b>look</b> / here
                attachment Media/IMG-1.jpg (phone/@0/Media/IMG-1.jpg)
                attachment gone.pdf (missing: 48,211 bytes, hash ab)
            2024-05-06 07:09:00 UTC  (deleted) (owner): never mind
                recovered from freeblock
            2024-05-06 08:00:00 UTC  Aida: [voice call 65 s]

            whatsapp  2@g
              in phone/@0/data/msgstore.db
            2025-01-01 00:00:00 UTC  Timur: [image]
                reaction ! by Aida

            4 messages and calls in 2 conversations; times in UTC.
            """);
  }

  @Test
  void showsWholeConversationsWithSomebody() {
    assertThat(run("chats", folder, "--with", "+77012345678")).isZero();
    assertThat(text()).contains("look", "never mind", "3 messages and calls in 1 conv");
    assertThat(run("chats", folder, "--with", "timur")).isZero();
    assertThat(text()).contains("[image]").doesNotContain("look");
    assertThat(run("chats", folder, "--with", "nobody")).isZero();
    assertThat(text()).contains("No messages.");
  }

  @Test
  void keepsToARangeOfTimes() {
    assertThat(run("chats", folder, "--from", "2024-05-06T07:09", "--to", "2024")).isZero();
    assertThat(text()).contains("never mind", "call").doesNotContain("look", "image");
    assertThat(run("chats", folder, "--from", "yesterday")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void writesHtmlInWhichNothingOfTheEvidenceIsMarkup() {
    assertThat(run("chats", folder, "--format", "html")).isZero();
    assertThat(text())
        .startsWith("<!DOCTYPE html>")
        .contains("&lt;b&gt;look&lt;/b&gt;", "class=\"m own gone\"", "phone/@0/Media/IMG-1.jpg")
        .doesNotContain("<script", "<b>look");
  }

  @Test
  void writesLinesOfJson() {
    assertThat(run("chats", folder, "--format", "jsonl")).isZero();
    assertThat(text().lines()).hasSize(4);
    assertThat(text().lines().findFirst().orElseThrow())
        .contains("\"conversation\":\"1@s\"", "\"files\":[\"phone/@0/Media/IMG-1.jpg\",\"\"]");
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private int run(String... arguments) {
    out.reset();
    return Main.run(
        new Output(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, 100),
        arguments);
  }
}
