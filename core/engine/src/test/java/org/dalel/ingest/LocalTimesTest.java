package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.dalel.testdata.EvidenceBuilder;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAT writes what a clock shows: the examiner says in which zone it hung. */
class LocalTimesTest {
  private static final long MIB = 1 << 20;
  private static final long HOUR = 3_600_000_000_000L;

  @TempDir private Path temp;

  private Path image;

  @BeforeEach
  void writesAFileOnTwoFileSystems() throws IOException {
    Document text = Document.of(Content.text("when"));
    image =
        EvidenceBuilder.named("clock")
            .gpt()
            .volume(FileSystem.FAT16, 16 * MIB, v -> v.file("/WHEN.TXT", text))
            .volume(FileSystem.NTFS, 24 * MIB, v -> v.file("/when-ntfs.txt", text))
            .write(Files.createDirectories(temp.resolve("evidence")))
            .image();
  }

  @Test
  void areUtcWhereTheZoneIsDeclared() throws SQLException {
    Path unknown = process("unknown", Optional.empty());
    Path moscow = process("moscow", Optional.of("Europe/Moscow"));

    assertThat(time(moscow, "/WHEN.TXT")).isEqualTo(time(unknown, "/WHEN.TXT") - 3 * HOUR);
    assertThat(time(moscow, "/when-ntfs.txt")).isEqualTo(time(unknown, "/when-ntfs.txt"));
  }

  private static long time(Path folder, String path) throws SQLException {
    return Runs.number(
        folder, "SELECT mtime FROM item WHERE path = '" + path + "' AND stream IS NULL");
  }

  private Path process(String name, Optional<String> zone) {
    Path folder = temp.resolve(name);
    ProcessRequest any = Runs.Order.of(folder, image).profile(Profile.TRIAGE).request();
    ProcessRequest request =
        new ProcessRequest(
            any.caseFolder(),
            any.evidence(),
            any.profile(),
            any.threads(),
            any.digests(),
            any.hashSets(),
            any.text(),
            any.textLimit(),
            any.timeLimit(),
            any.examiner(),
            zone,
            any.pluginFolders(),
            any.pluginCache(),
            any.secrets(),
            any.retryFailed());
    assertThat(new Supervisor(request, new Runs.Listener()).run().status())
        .isEqualTo(Outcome.Status.COMPLETE);
    return folder;
  }
}
