package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is written to evidence. */
class EvidenceUntouchedTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-02-03T04:05:06Z"));

  @TempDir private Path temp;

  @Test
  void leavesAnImageAndAFolderAsTheyWere() throws Exception {
    Path image = Sample.disk(temp.resolve("evidence"));
    Path folder = Files.createDirectories(temp.resolve("folder/inner"));
    Files.writeString(folder.resolve("note.txt"), "kept as it is, aida@example.kz\n");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("note.txt"));
    Map<String, String> digests = digests();
    setTimes(folder.resolve("note.txt"));
    setTimes(folder);
    long accessedBefore = accessed(folder.resolve("note.txt"));
    Map<String, String> times = times();

    Path caseFolder = temp.resolve("case");
    Outcome outcome = Runs.Order.of(caseFolder, image, temp.resolve("folder")).run();
    assertThat(outcome.status()).isNotEqualTo(Outcome.Status.FAILED);
    Runs.Order.of(caseFolder).run();
    try (CaseContent content =
        new CaseContent(org.dalel.casefile.CaseFolder.existing(caseFolder))) {
      assertThat(content).isNotNull();
    }

    assertThat(times()).isEqualTo(times);
    assertThat(digests()).isEqualTo(digests);
    assertThat(recordedAccess(caseFolder)).isEqualTo(accessedBefore);
  }

  private static void setTimes(Path file) throws IOException {
    Files.setAttribute(file, "lastAccessTime", LONG_AGO);
    Files.setLastModifiedTime(file, LONG_AGO);
  }

  private static long accessed(Path file) throws IOException {
    return ((FileTime) Files.getAttribute(file, "lastAccessTime", LinkOption.NOFOLLOW_LINKS))
            .toMillis()
        * 1_000_000L;
  }

  private static long recordedAccess(Path caseFolder) throws SQLException {
    return Runs.number(caseFolder, "SELECT atime FROM item WHERE path = '/inner/note.txt'");
  }

  /** Modification and change time, size and mode of everything in the evidence. */
  private Map<String, String> times() throws IOException {
    Map<String, String> times = new TreeMap<>();
    for (Path file : evidence()) {
      Map<String, Object> facts =
          Files.readAttributes(
              file, "unix:lastModifiedTime,ctime,size,mode", LinkOption.NOFOLLOW_LINKS);
      times.put(file.toString(), new TreeMap<>(facts).toString());
    }
    return times;
  }

  private Map<String, String> digests() throws Exception {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : evidence()) {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        digests.put(file.toString(), sha256(file));
      }
    }
    return digests;
  }

  private List<Path> evidence() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String root : new String[] {"evidence", "folder"}) {
      try (Stream<Path> files = Files.walk(temp.resolve(root))) {
        files.forEach(all::add);
      }
    }
    return all;
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
