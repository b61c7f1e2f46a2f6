package org.dalel.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Secrets;
import org.dalel.api.Surroundings;

/** What a test lends to one call. */
final class SampleContext implements ExtractionContext, AutoCloseable {

  private final Surroundings around;
  private final Secrets secrets;
  private final OpenChannels channels;
  private final boolean cancelled;
  private Optional<Path> folder = Optional.empty();

  SampleContext(Surroundings around, Secrets secrets, OpenChannels channels, boolean cancelled) {
    this.around = around;
    this.secrets = secrets;
    this.channels = channels;
    this.cancelled = cancelled;
  }

  EvidenceFile lend(EvidenceFile file) {
    return new LentFile(file, channels);
  }

  @Override
  public Duration timeLeft() {
    return cancelled ? Duration.ZERO : Duration.ofMinutes(1);
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public Surroundings surroundings() {
    return new Surroundings() {
      @Override
      public List<EvidenceFile> children(EvidenceFile parent) {
        return around.children(parent).stream().map(SampleContext.this::lend).toList();
      }

      @Override
      public Optional<EvidenceFile> at(String path) {
        return around.at(path).map(SampleContext.this::lend);
      }
    };
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public synchronized Path temporaryFolder() throws IOException {
    if (folder.isEmpty()) {
      folder = Optional.of(Files.createTempDirectory("dalel-testkit"));
    }
    return folder.get();
  }

  @Override
  public void close() throws IOException {
    if (folder.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder.get())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
