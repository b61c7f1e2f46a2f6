package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSettingsTest {
  @TempDir private Path temp;

  @Test
  void readsWhatARunWroteDown() throws SQLException {
    CaseFolder folder = CaseFolder.createOrOpen(temp.resolve("case"));
    assertThat(RunSettings.ofLastRun(folder)).isEqualTo(RunSettings.DEFAULT);
    assertThat(RunSettings.ofUnfinishedRun(folder)).isEmpty();
    RunSettings settings =
        new RunSettings(
            Profile.TRIAGE,
            List.of("SHA3-256"),
            List.of(Path.of("/sets/nsrl.db")),
            false,
            77,
            Duration.ofSeconds(600),
            Optional.of("Asia/Almaty"),
            List.of(Path.of("/plugins")));
    ProcessRequest request =
        new ProcessRequest(
            folder.root(),
            List.of(),
            settings.profile(),
            2,
            settings.digests(),
            settings.hashSets(),
            settings.text(),
            settings.textLimit(),
            settings.timeLimit(),
            "tester",
            settings.zone(),
            settings.pluginFolders(),
            temp,
            List.of(),
            false);
    RunRecord run = RunRecord.begin(folder, request, "none: a test");
    assertThat(RunSettings.ofLastRun(folder)).isEqualTo(settings);
    assertThat(RunSettings.ofUnfinishedRun(folder)).contains(settings);

    run.end(folder, new Outcome(Outcome.Status.COMPLETE_WITH_FAILURES, 1, "done"));
    assertThat(RunSettings.ofLastRun(folder)).isEqualTo(settings);
    assertThat(RunSettings.ofUnfinishedRun(folder)).isEmpty();
  }
}
