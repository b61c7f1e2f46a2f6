package org.dalel.extension;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ScanContext;
import org.dalel.api.ScanPlace;
import org.dalel.api.Secrets;
import org.dalel.api.Surroundings;

/** What is lent to a scan: what is lent to an extraction, and where the data comes from. */
record LentScan(ExtractionContext context, ScanPlace place, Optional<EvidenceFile> file)
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
  public Surroundings surroundings() {
    return Surroundings.NONE;
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
