package org.dalel.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ScanContext;
import org.dalel.api.ScanPlace;
import org.dalel.api.Secrets;

/** What a test lends to one scan. */
record SampleScan(ExtractionContext context, ScanPlace place, Optional<EvidenceFile> file)
    implements ScanContext {

  @Override
  public Duration timeLeft() {
    return context.timeLeft();
  }

  @Override
  public boolean isCancelled() {
    return context.isCancelled();
  }

  @Override
  public Secrets secrets() {
    return context.secrets();
  }

  @Override
  public Path temporaryFolder() throws IOException {
    return context.temporaryFolder();
  }
}
