package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.dalel.testdata.document.Documents;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known files are listed with their digests, marked, and not taken apart. */
class HashSetTest {
  @TempDir private Path temp;
  private final Document known = Documents.of("zip");
  private final Document member = Documents.of("txt");
  private final Document unknown = Documents.of("docx");

  @Test
  void marksTheFilesOfAListOfDigests() throws Exception {
    Path list = temp.resolve("known.txt");
    Files.writeString(
        list, "# known files\n\"" + digest("MD5", known) + "\",\"a.zip\"\nnot a digest\n");
    holds(list);
  }

  @Test
  void marksTheFilesOfAnNsrlDatabase() throws Exception {
    Path nsrl = temp.resolve("RDS.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + nsrl);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE METADATA (object_id INTEGER, key_hash TEXT, crc32 TEXT, md5 TEXT, sha1 TEXT, sha256 TEXT, bytes INTEGER)");
      statement.execute(
          "CREATE VIEW FILE AS SELECT sha256, sha1, md5, crc32, bytes AS file_size FROM METADATA");
      statement.execute(
          "INSERT INTO METADATA (md5, sha1, sha256) VALUES ('"
              + digest("MD5", known).toUpperCase(Locale.ROOT)
              + "','"
              + digest("SHA-1", known).toUpperCase(Locale.ROOT)
              + "','"
              + digest("SHA-256", known).toUpperCase(Locale.ROOT)
              + "')");
    }
    holds(nsrl);
  }

  @Test
  void marksAKnownDocumentInsideAnUnknownOne() throws Exception {
    Path list = temp.resolve("known.txt");
    Files.writeString(list, digest("SHA-256", member) + "\n");
    Path folder = process(list);
    assertThat(
            Runs.number(
                folder,
                "SELECT count(*) FROM embedded e JOIN content c ON c.id = e.child_id WHERE e.name = 'note.txt' AND c.status = 'known'"))
        .isEqualTo(1);
  }

  private void holds(Path hashSet) throws Exception {
    Path folder = process(hashSet);
    assertThat(Runs.number(folder, "SELECT count(*) FROM hash_hit")).isEqualTo(1);
    assertThat(Runs.number(folder, "SELECT count(*) FROM content WHERE status = 'known'"))
        .isEqualTo(1);
    assertThat(
            Runs.number(
                folder,
                "SELECT count(*) FROM embedded e JOIN content c ON c.id = e.content_id WHERE c.status = 'known'"))
        .isZero();
    assertThat(
            Runs.number(
                folder, "SELECT text_length > 0 FROM content WHERE type LIKE '%wordprocessingml%'"))
        .isEqualTo(1);
    assertThat(Runs.files(folder))
        .contains("/known/a.zip")
        .contains(digest("SHA-256", known))
        .doesNotContain("a.zip!/");
    assertThat(Runs.damage(folder)).isEmpty();
  }

  private Path process(Path hashSet) throws IOException {
    Map<String, Document> files = new LinkedHashMap<>();
    files.put("/known/a.zip", known);
    files.put("/known/b.zip", known);
    files.put("/other/c.docx", unknown);
    Path image = Sample.files(temp.resolve("evidence"), "known", files);
    Path folder = temp.resolve("case");
    Outcome outcome = Runs.Order.of(folder, image).hashSets(hashSet).run();
    assertThat(outcome.status()).as(outcome.message()).isNotEqualTo(Outcome.Status.FAILED);
    return folder;
  }

  private static String digest(String name, Document document) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance(name).digest(document.content().bytes()));
  }
}
