package org.dalel.gui.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.ingest.ProcessRequest;
import org.dalel.ingest.Profile;
import org.dalel.ingest.RunSettings;
import org.dalel.testdata.EvidenceBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
  private static final long PATIENCE_MILLIS = 180_000;

  @TempDir private Path temp;
  private Path image;
  private CaseFolder folder;

  @BeforeEach
  void makeEvidence() throws IOException, InterruptedException {
    image =
        EvidenceBuilder.ext4("usb", volume -> volume.many("/many", 300, 300, 40))
            .write(temp.resolve("evidence"))
            .image();
    folder = CaseFolder.createOrOpen(temp.resolve("case"));
  }

  @Test
  void goesOnWithAPausedRunAsItWasAskedFor() throws Exception {
    try (Jobs jobs = new Jobs()) {
      Job job = jobs.start(request(List.of(image), RunSettings.DEFAULT));
      assertThatThrownBy(() -> jobs.start(request(List.of(image), RunSettings.DEFAULT)))
          .isInstanceOf(CaseException.class)
          .hasMessageContaining("expected no run at the case, found one");
      jobs.pause(folder);
      assertThat(job.snapshot().state()).isEqualTo(Job.State.PAUSING);
      job.join(PATIENCE_MILLIS);
      assertThat(job.snapshot().state()).isEqualTo(Job.State.PAUSED);

      RunSettings settings = jobs.unfinished(folder).orElseThrow();
      assertThat(RunSettings.evidenceOfLastRun(folder)).containsExactly(image.toAbsolutePath());
      Job next = jobs.start(request(RunSettings.evidenceOfLastRun(folder), settings));
      next.join(PATIENCE_MILLIS);
      assertThat(next.snapshot().state()).as(next.snapshot().ending()).isEqualTo(Job.State.DONE);
      assertThat(jobs.unfinished(folder)).isEmpty();
      assertEverythingIsThere();
    }
  }

  @Test
  void losesNothingWhenTheServerEnds() throws Exception {
    Job job;
    try (Jobs jobs = new Jobs()) {
      job = jobs.start(request(List.of(image), RunSettings.DEFAULT));
    }
    assertThat(job.isAlive()).isFalse();
    assertThat(job.snapshot().state()).isIn(Job.State.STOPPED, Job.State.DONE);

    try (Jobs jobs = new Jobs()) {
      Optional<RunSettings> settings = jobs.unfinished(folder);
      if (settings.isPresent()) {
        jobs.start(request(RunSettings.evidenceOfLastRun(folder), settings.get()))
            .join(PATIENCE_MILLIS);
      }
      assertEverythingIsThere();
    }
  }

  private void assertEverythingIsThere() {
    try (CaseReader reader = new CaseReader(folder)) {
      assertThat(reader.itemStates().get("examined")).isGreaterThanOrEqualTo(300);
      assertThat(reader.itemStates()).containsEntry("pending", 0L);
    }
  }

  private ProcessRequest request(List<Path> evidence, RunSettings settings) {
    return new ProcessRequest(
        folder.root(),
        evidence,
        Profile.STANDARD,
        2,
        settings.digests(),
        settings.hashSets(),
        settings.text(),
        settings.textLimit(),
        Duration.ofSeconds(60),
        "Aida",
        settings.zone(),
        List.of(),
        temp.resolve("plugin-cache"),
        List.of(),
        false);
  }
}
