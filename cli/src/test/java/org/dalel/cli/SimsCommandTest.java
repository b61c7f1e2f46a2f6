package org.dalel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dalel sims} on a case with a list of cards, their calls and texts. */
class SimsCommandTest {
  private static final long LIST = 1L << 32;

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
              + " VALUES (1, 'd', 'folder', 'folder', '/nowhere', '[]', 3, 512, '{}', 0, 'examined')");
      Sqlite.execute(
          db,
          "INSERT INTO item (id, evidence_id, path, kind, state, size) VALUES (1, 1, '/dump.sql', 'file', 'allocated', 3)");
      Sqlite.execute(
          db, "INSERT INTO item_result (item_id, status, bytes_read) VALUES (1, 'examined', 3)");
      Sqlite.execute(
          db,
          "INSERT INTO artifact (id, item_id, plugin, plugin_version, type, state, confidence, fields)"
              + " VALUES (1, 1, 'telephony/sql-dump', '1', 'call-list', 'live', 'high', '{\"program\":\"goip-scheduler\"}')");
      for (int i = 0; i < 6; i++) {
        Sqlite.execute(
            db,
            "INSERT INTO sim_identity VALUES (%d, '897019900000000%04d', '25099000000%04d', '49015420323751%d', '+7903000%04d')"
                .formatted(LIST + i, 1230 + 10 * i, i, i % 2, i));
        Sqlite.execute(
            db,
            "INSERT INTO sim_sighting VALUES (%d, %d, %d, 'Beeline', 'RU', 'bank 1, slot %d', 'l', NULL, 0, NULL)"
                .formatted(LIST + 100 + i, i, LIST + i, i));
        Sqlite.execute(
            db,
            "INSERT INTO call_record VALUES (%d, %d, %d, NULL, 'line 1', 1, '87012345678', '+77012345678', %d, 1, %d, %d, NULL)"
                .formatted(
                    LIST + 200 + i, i, LIST + i, 1_770_000_000_000_000_000L + i, i * 10, i % 2));
      }
      Sqlite.execute(
          db,
          "INSERT INTO text_record VALUES (%d, 1, %d, 'line 1', 'received', 'Telegram', NULL, 1770000000000000000, 1, 'code 12345', 'Telegram', '12345')"
              .formatted(LIST + 300, LIST));
    }
  }

  private int run(String... args) {
    out.reset();
    return Main.run(
        new Output(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, 200),
        args);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void doesNotSayThatThereIsNothingWhereACardStandsInNoList() throws Exception {
    try (Connection db = Sqlite.openForWriting(CaseFolder.existing(Path.of(folder)).caseDb())) {
      Sqlite.execute(db, "UPDATE artifact SET type = 'sim-card'");
    }
    assertThat(run("sims", folder)).isZero();

    assertThat(text()).contains("8970199000000001230").doesNotContain("No SIM cards");
  }

  @Test
  void answersWhatIsAskedFirst() {
    assertThat(run("sims", folder)).isZero();

    assertThat(text())
        .contains("SIM cards", "8970199000000001230", "bank 1, slot 0", "Beeline")
        .contains("Devices (cards in each)", "490154203237510  3")
        .contains("Traffic by line and day", "line 1  2026-02-02  6      3")
        .contains("Numbers by calls", "87012345678  +77012345678  6")
        .contains("Activation codes by service", "Telegram  1")
        .contains(
            "Batches of consecutive numbers", "iccid   8970199000000001230  8970199000000001280  6")
        .contains("Lists, gateways and logins", "d/@0/dump.sql", "goip-scheduler")
        .doesNotContain("Device changes");
  }

  @Test
  void exportsTablesAndRequestsToOperators() throws Exception {
    Path target = temp.resolve("out");

    assertThat(run("sims", folder, "--export", target.toString())).isZero();

    assertThat(Files.readAllLines(target.resolve("inventory.csv"))).hasSize(7);
    assertThat(Files.readAllLines(target.resolve("requests/ru-beeline.csv")))
        .hasSize(7)
        .contains(
            "8970199000000001230,250990000000000,+79030000000,2026-02-02 02:40:00,2026-02-02 02:40:00,UTC");
    assertThat(target.resolve("requests/README.txt")).content().contains("6 cards  ru-beeline.csv");
    assertThat(target.resolve("sims.xlsx")).isNotEmptyFile();
    assertThat(run("sims", folder, "--export", target.toString())).isEqualTo(3);
  }

  @Test
  void writesEachRowAsJson() {
    assertThat(run("sims", folder, "--json", "--table", "operators")).isZero();

    assertThat(text())
        .isEqualTo(
            "{\"table\":\"operators\",\"operator\":\"Beeline\",\"country\":\"RU\",\"cards\":\"6\",\"calls\":\"6\","
                + "\"texts\":\"1\",\"first\":\"2026-02-02 02:40:00\",\"last\":\"2026-02-02 02:40:00\"}\n");
  }
}
