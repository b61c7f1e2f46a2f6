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

/** {@code dalel wallets} and {@code dalel secrets} on a case with a note, a wallet and a lock. */
class WalletsCommandTest {
  private static final String SECRET = "correct horse battery staple";

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
      item(db, 1, "/home/aida/.electrum/wallets/w");
      item(db, 2, "/notes.txt");
      artifact(
          db,
          1,
          1,
          "wallet",
          "{\"program\":\"Electrum\",\"network\":\"btc\",\"encryption\":\"keys\",\"version\":\"4.3.4\"}");
      artifact(db, 2, 1, "wallet-address", "{\"address\":\"bc1q\",\"chain\":\"btc\"}");
      artifact(
          db,
          3,
          1,
          "transfer",
          "{\"txid\":\"t\",\"time\":\"2020-01-01T00:00:00Z\",\"amount\":\"0.10000000\",\"asset\":\"btc\"}");
      artifact(
          db,
          4,
          1,
          "hash-line",
          "{\"line\":\"$electrum$2*\",\"format\":\"hashcat\",\"mode\":\"16600\"}");
      artifact(
          db,
          5,
          2,
          "seed-phrase",
          "{\"masked\":\"lega…llow\",\"scheme\":\"bip39\",\"words\":12,\"fingerprint\":\"0a1b2c3d\",\"derived\":9}");
      item(db, 3, "/Windows/INF/setupapi.dev.log");
      artifact(
          db,
          6,
          3,
          "hardware-wallet",
          "{\"device\":\"Trezor\",\"usb-id\":\"1209:53c1\",\"serial\":\"A1B2\"}");
      identifier(db, 2, "bc1q");
      identifier(db, 5, "m/84''/0''/0''/0/0");
      Sqlite.execute(
          db,
          "INSERT INTO extraction (id, item_id, extractor, tried_with) VALUES (1, 1, 'wallets/electrum', 'x')");
      Sqlite.execute(db, "INSERT INTO lock VALUES (1, 'keys', 'password', 3, NULL)");
      Sqlite.execute(
          db,
          "INSERT INTO secret VALUES (1, 'password', '"
              + SECRET
              + "', 'given by the examiner', NULL)");
    }
  }

  private static void item(Connection db, int id, String path) throws Exception {
    Sqlite.execute(
        db,
        "INSERT INTO item (id, evidence_id, path, kind, state, size) VALUES (%d, 1, '%s', 'file', 'allocated', 3)"
            .formatted(id, path));
    Sqlite.execute(
        db,
        "INSERT INTO item_result (item_id, status, bytes_read) VALUES (%d, 'examined', 3)"
            .formatted(id));
  }

  private static void artifact(Connection db, int id, int item, String type, String fields)
      throws Exception {
    Sqlite.execute(
        db,
        ("INSERT INTO artifact (id, item_id, plugin, plugin_version, type, state, confidence, fields)"
                + " VALUES (%d, %d, 'w', '1', '%s', 'live', 'high', '%s')")
            .formatted(id, item, type, fields));
  }

  private static void identifier(Connection db, int artifact, String raw) throws Exception {
    Sqlite.execute(
        db,
        "INSERT INTO identifier (artifact_id, kind, normalised, raw, role) VALUES (%d, 'wallet-address', 'btc:bc1q', '%s', 'owner')"
            .formatted(artifact, raw));
  }

  @Test
  void answersWhatAnExaminerAsksFirst() {
    assertThat(run("wallets", folder)).isZero();

    assertThat(text(out))
        .isEqualTo(
            """
            d/@0/home/aida/.electrum/wallets/w
              wallet      Electrum 4.3.4, network btc
              user        aida
              lock        keys are encrypted, the rest is in clear
                          keys: not opened; 3 passwords tried
              holds       addresses: btc 1
              moved       1 transfer from 2020-01-01T00:00:00Z to 2020-01-01T00:00:00Z; in 0.1, out 0 btc
              hash lines  hashcat 16600 1

            Keys and seed phrases outside of wallets
            d/@0/notes.txt
              seed phrase lega…llow (bip39, 12 words, fingerprint 0a1b2c3d, confidence high)

            Hardware wallets that were connected
            d/@0/Windows/INF/setupapi.dev.log
              device      Trezor, usb id 1209:53c1, serial A1B2

            What belongs together
            d/@0/notes.txt
              seed phrase lega…llow: 1 address stands there as wallet-address; btc:bc1q at m/84'/0'/0'/0/0
              at          d/@0/home/aida/.electrum/wallets/w

            What to try next
              passwords   1 lock is closed; with passwords that you know: dalel retry CASE --secret-file FILE
              search      lines for a password search (hashcat -m 16600: 1): dalel artifacts CASE
                          --artifact-type hash-line --json
              secrets     what is known and what it opened: dalel secrets CASE
            """);
    assertThat(text(out).lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void saysTheSameInJson() {
    assertThat(run("wallets", folder, "--json")).isZero();

    assertThat(text(out).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("{\"what\":\"wallet\",\"locator\":\"d/@0/home/aida")
                    .contains(
                        "\"program\":\"Electrum\"", "\"attempts\":3", "\"in\":\"0.10000000\""),
            line ->
                assertThat(line).startsWith("{\"what\":\"keys\",\"locator\":\"d/@0/notes.txt\""),
            line -> assertThat(line).contains("\"device\":\"Trezor\",\"more\":{\"usb-id\""),
            line ->
                assertThat(line)
                    .startsWith("{\"what\":\"link\"")
                    .contains("\"type\":\"seed-phrase\"", "\"path\":\"m/84'/0'/0'/0/0\""));
  }

  @Test
  void masksSecretsUnlessTheyAreRevealedWhichIsRecorded() {
    assertThat(run("secrets", folder)).isZero();
    assertThat(text(out))
        .contains("corr…aple", "given by the examiner", "1 secret", "locked", "1 lock, 0 opened")
        .doesNotContain("horse");
    assertThat(text(err)).startsWith("custody: 0:");

    assertThat(run("secrets", folder, "--reveal", "--json")).isZero();
    assertThat(text(out))
        .contains("{\"what\":\"secret\",\"kind\":\"password\",\"value\":\"" + SECRET + "\"");
    assertThat(text(err)).contains("custody: 1:");

    assertThat(run("secrets", folder, "--reveal")).isZero();
    assertThat(text(out)).contains("password  " + SECRET + "\n");
    assertThat(text(err)).contains("custody: 2:").doesNotContain("horse");
  }

  @Test
  void saysWhenThereIsNothing() throws Exception {
    CaseFolder empty = CaseFolder.createOrOpen(temp.resolve("empty"));

    assertThat(run("wallets", empty.root().toString())).isZero();
    assertThat(text(out)).isEqualTo("No wallets.\n");

    assertThat(run("secrets", empty.root().toString())).isZero();
    assertThat(text(out)).contains("No secrets.", "No locks.");
  }

  private int run(String... arguments) {
    out.reset();
    return Main.run(
        new Output(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, 100),
        arguments);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
