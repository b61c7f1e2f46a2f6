package org.dalel.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Scope;
import org.dalel.api.Secrets;
import org.dalel.api.Surroundings;

/**
 * A context as it is lent to one call: the channels of neighbours that were left open are closed
 * after the call, and its private folder is removed.
 */
final class LentContext implements ExtractionContext, AutoCloseable {

  private final ExtractionContext context;
  private final Secrets secrets;
  private final Scope scope;
  private final List<LentFile> lent = new ArrayList<>();
  private Optional<Path> folder = Optional.empty();

  LentContext(ExtractionContext context, Secrets secrets, Scope scope) {
    this.context = context;
    this.secrets = secrets;
    this.scope = scope;
  }

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
    return secrets;
  }

  @Override
  public Surroundings surroundings() {
    return scope == Scope.CONTEXT ? new Lending(context.surroundings()) : Surroundings.NONE;
  }

  @Override
  public synchronized Path temporaryFolder() throws IOException {
    if (folder.isEmpty()) {
      folder = Optional.of(Files.createTempDirectory("dalel-extraction"));
    }
    return folder.get();
  }

  @Override
  public void close() throws IOException {
    for (LentFile file : lent) {
      file.close();
    }
    if (folder.isPresent()) {
      remove(folder.get());
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private synchronized EvidenceFile lend(EvidenceFile file) {
    LentFile neighbour = new LentFile(file, Scope.CONTEXT);
    lent.add(neighbour);
    return neighbour;
  }

  private final class Lending implements Surroundings {
    private final Surroundings inner;

    Lending(Surroundings inner) {
      this.inner = inner;
    }

    @Override
    public List<EvidenceFile> children(EvidenceFile parent) {
      return inner.children(LentFile.unwrapped(parent)).stream()
          .map(LentContext.this::lend)
          .toList();
    }

    @Override
    public Optional<EvidenceFile> at(String path) {
      return inner.at(path).map(LentContext.this::lend);
    }
  }
}
