package org.dalel.extension.conformance;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.extension.HostContext;

/** What one trial lends to a call: its neighbours and a time budget; no secrets. */
final class TrialContext implements HostContext {
  private final List<MemoryFile> neighbours;
  private final long deadline;

  TrialContext(Trial trial, Duration budget) {
    this.neighbours = trial.neighbours();
    this.deadline = System.nanoTime() + budget.toNanos();
  }

  @Override
  public Duration timeLeft() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  @Override
  public boolean isCancelled() {
    return deadline - System.nanoTime() <= 0;
  }

  @Override
  public Surroundings surroundings() {
    return new Surroundings() {
      @Override
      public List<EvidenceFile> children(EvidenceFile folder) {
        String path = folder.path().equals("/") ? "" : folder.path();
        return neighbours.stream()
            .filter(file -> folder.isFolder() && file.parent().equals(path))
            .sorted(Comparator.comparing(MemoryFile::name))
            .map(file -> (EvidenceFile) file)
            .toList();
      }

      @Override
      public Optional<EvidenceFile> at(String path) {
        return path.equals("/")
            ? Optional.of(MemoryFile.folder("/"))
            : neighbours.stream()
                .filter(file -> file.path().equalsIgnoreCase(path))
                .map(file -> (EvidenceFile) file)
                .findFirst();
      }
    };
  }
}
