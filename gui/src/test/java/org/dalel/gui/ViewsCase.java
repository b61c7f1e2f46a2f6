package org.dalel.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Sqlite;
import org.dalel.ingest.InProcessRun;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.Profile;
import org.dalel.ingest.Progress;
import org.dalel.ingest.ProgressListener;
import org.dalel.ingest.Supervisor;

/** A case with one item for each viewer, and artifacts for each view. */
final class ViewsCase {
  /** What no page may show before it was revealed. */
  static final String PASSWORD = "burkit-golden-eagle-2026";

  /** What a message may have besides its text. */
  private static final String MORE =
      ",\"place\":{\"latitude\":51.169392,\"longitude\":71.449074}"
          + ",\"quote\":{\"sender\":{\"name\":\"Bolat\"},\"body\":\"Where is it?\"},"
          + "\"reactions\":[{\"what\":\"+1\",\"by\":{\"name\":\"Bolat\"}}],"
          + "\"versions\":[{\"body\":\"In the garden.\",\"until\":\"2026-03-04T05:05:00Z\"}]";

  private ViewsCase() {}

  static Path make(Path folder) throws IOException, InterruptedException, SQLException {
    Path evidence = Files.createDirectories(folder.resolve("phone"));
    ViewsFiles.write(evidence);
    Path made = process(folder, evidence);
    artifacts(made);
    return made;
  }

  /** Processes a folder of files into a case, in this process. */
  static Path process(Path folder, Path evidence) throws IOException, InterruptedException {
    InProcessRun.run(request(folder, evidence));
    return folder.resolve("case");
  }

  /** The same in a process of its own, which evidence may kill. */
  static Path supervised(Path folder, Path evidence) {
    new Supervisor(
            request(folder, evidence),
            new ProgressListener() {
              @Override
              public void progress(Progress progress) {
                // nobody looks
              }

              @Override
              public void message(String line) {
                // what is given up is a failure of the case
              }
            })
        .run();
    return folder.resolve("case");
  }

  private static ProcessRequest request(Path folder, Path evidence) {
    return new ProcessRequest(
        folder.resolve("case"),
        List.of(evidence),
        Profile.STANDARD,
        1,
        List.of(),
        List.of(),
        true,
        1_000_000,
        Duration.ofSeconds(60),
        "Tester",
        Optional.empty(),
        List.of(),
        folder.resolve("plugin-cache"),
        List.of(),
        false);
  }

  /** Writes artifacts as plugins would; they hang on the database of contacts. */
  private static void artifacts(Path made) throws SQLException {
    CaseFolder folder = CaseFolder.existing(made);
    try (Connection connection = Sqlite.openForWriting(folder.caseDb())) {
      Sqlite.execute(
          connection,
          "INSERT INTO secret (kind, value, source) VALUES ('password', '"
              + PASSWORD
              + "', 'given by the owner')");
      ArtifactRows rows = new ArtifactRows(connection, content(connection, "/contacts.db"));
      rows.add(
          "account",
          "live",
          "{\"service\":\"telegram\",\"owner\":{\"name\":\"Aigerim\",\"handles\":[\"+77010000001\"]}}",
          "phone +77010000001 owner");
      rows.add(
          "contact",
          "live",
          "{\"service\":\"telegram\",\"who\":{\"name\":\"Bolat\",\"handles\":[\"+77010000002\"]}}",
          "phone +77010000002 contact");
      message(rows, 1, "Сәлем! Where is the teapot?", "live", false, "");
      message(rows, 2, "In the kitchen. See the picture.", "live", true, "IMG_1.jpg");
      message(rows, 3, "<script>alert(1)</script> deleted words", "freelist", false, "");
      rows.add(
          "sim-card",
          "live",
          "{\"iccid\":\"89770100000000000017\",\"operator\":\"Fictional Mobile\",\"phone\":\"+77010000001\"}",
          "iccid 89770100000000000017 device",
          "phone +77010000001 owner");
      rows.add(
          "wallet",
          "live",
          "{\"program\":\"Electrum\",\"network\":\"btc\",\"encryption\":\"keys\",\"version\":\"4.5\"}",
          "wallet-address btc:bc1qfictional0000000000 owner");
      rows.add(
          "transfer",
          "live",
          "{\"asset\":\"btc\",\"amount\":\"-0.5\",\"time\":\"2026-03-05T10:00:00Z\"}");
      rows.event("2026-03-05T10:00:00Z", "sent", "0.5 btc sent");
    }
  }

  private static void message(
      ArtifactRows rows, int minute, String body, String state, boolean own, String attachment)
      throws SQLException {
    String mine = "{\"name\":\"Aigerim\",\"handles\":[\"+77010000001\"]}";
    String other = "{\"name\":\"Bolat\",\"handles\":[\"+77010000002\"]}";
    String time = "2026-03-04T05:0" + minute + ":00Z";
    rows.add(
        "message",
        state,
        "{\"service\":\"telegram\",\"conversation\":\"42\",\"sender\":"
            + (own ? mine : other)
            + ",\"recipients\":["
            + (own ? other : mine)
            + "],\"sent\":\""
            + time
            + "\",\"body\":\""
            + body
            + "\""
            + (attachment.isEmpty()
                ? ""
                : ",\"attachments\":[{\"name\":\""
                    + attachment
                    + "\",\"path\":\"/DCIM/"
                    + attachment
                    + "\"}"
                    + ",{\"name\":\"plan.bin\",\"sha256\":\""
                    + rows.sha256("/sample.pdf")
                    + "\"},{\"name\":\"lost.mp4\",\"size\":48211,\"sha256\":\""
                    + "5e".repeat(32)
                    + "\"}]"
                    + MORE)
            + "}",
        "phone +7701000000" + (own ? 1 : 2) + " sender",
        "phone +7701000000" + (own ? 2 : 1) + " recipient");
    rows.event(time, "sent", "message: sent");
  }

  private static long content(Connection connection, String path) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT r.content_id FROM item i JOIN item_result r ON r.item_id = i.id WHERE i.path = ?")) {
      select.setString(1, path);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Adds rows of artifacts of one content. */
  static final class ArtifactRows {
    private final Connection connection;
    private final long content;
    private long last;

    /** Digest of a file's content. */
    String sha256(String path) throws SQLException {
      try (PreparedStatement select =
          connection.prepareStatement("SELECT lower(hex(sha256)) FROM content WHERE id = ?")) {
        select.setLong(1, content(connection, path));
        try (ResultSet row = select.executeQuery()) {
          row.next();
          return row.getString(1);
        }
      }
    }

    ArtifactRows(Connection connection, long content) {
      this.connection = connection;
      this.content = content;
    }

    /**
     * Adds an artifact.
     *
     * @param identifiers each as kind, value and role with spaces between
     */
    void add(String type, String state, String fields, String... identifiers) throws SQLException {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO artifact (content_id, plugin, plugin_version, type, state, confidence,"
                  + " fields) VALUES (?, 'test/test', '1', ?, ?, 'high', ?)")) {
        insert.setLong(1, content);
        insert.setString(2, type);
        insert.setString(3, state);
        insert.setString(4, fields);
        insert.executeUpdate();
      }
      last = Sqlite.number(connection, "SELECT max(id) FROM artifact");
      for (String identifier : identifiers) {
        String[] parts = identifier.split(" ");
        try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO identifier VALUES (?,?,?,?,?)")) {
          insert.setLong(1, last);
          insert.setString(2, parts[0]);
          insert.setString(3, parts[1]);
          insert.setString(4, parts[1]);
          insert.setString(5, parts[2]);
          insert.executeUpdate();
        }
      }
    }

    void event(String time, String kind, String description) throws SQLException {
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO event VALUES (?,?,?,?)")) {
        insert.setLong(1, last);
        insert.setLong(2, Instant.parse(time).toEpochMilli() * 1_000_000);
        insert.setString(3, kind);
        insert.setString(4, description);
        insert.executeUpdate();
      }
    }
  }
}
