package org.dalel.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.api.Secret;
import org.dalel.casefile.ArtifactText;
import org.dalel.casefile.write.ArtifactRow;
import org.dalel.casefile.write.BulkRows;
import org.dalel.casefile.write.ExtractionRow;
import org.dalel.casefile.write.Json;
import org.dalel.extension.Extraction;
import org.dalel.extension.LoadedExtractor;

/**
 * Extractions as rows of the case.
 *
 * @param artifacts what was found
 * @param secrets the extractions that had to do with secrets
 * @param failures what did not work
 */
record Extracted(List<ArtifactRow> artifacts, List<ExtractionRow> secrets, List<Failure> failures) {

  /**
   * What did not work in an extractor.
   *
   * @param extractor its plugin and name
   * @param kind of the failure row
   * @param message of the failure row
   */
  record Failure(String extractor, String kind, String message) {}

  static Extracted nothing() {
    return new Extracted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /**
   * Adds the rows of an extraction.
   *
   * @param triedWith digest of the secrets that it was given; null for none
   */
  void add(Extraction extraction, String triedWith) {
    String plugin = extraction.by().qualifiedId();
    for (Artifact artifact : extraction.artifacts()) {
      artifacts.add(
          row(extraction.by(), artifact, extraction.rowsOf(artifact).map(SpilledBulk::new)));
    }
    extraction
        .problems()
        .forEach(
            p ->
                failures.add(
                    new Failure(
                        plugin,
                        p.kind().label(),
                        plugin + " at " + p.where().printed() + ": " + p.message())));
    extraction
        .failure()
        .ifPresent(f -> failures.add(new Failure(plugin, "plugin", plugin + ": " + f.message())));
    add(plugin, extraction.locks(), extraction.offers(), triedWith);
  }

  /**
   * Adds what an extractor or a container reader had to do with secrets, if it had.
   *
   * @param name of the extractor or reader, with its plugin
   * @param triedWith digest of the secrets that it was given; null for none
   */
  void add(String name, List<Extraction.Lock> locks, List<Secret> offers, String triedWith) {
    locks.stream()
        .filter(lock -> lock.untried() > 0)
        .forEach(lock -> failures.add(new Failure(name, "limit", untried(name, lock))));
    if (triedWith != null || !locks.isEmpty() || !offers.isEmpty()) {
      secrets.add(
          new ExtractionRow(name, triedWith, locks.stream().map(Extracted::row).toList(), offers));
    }
  }

  private static String untried(String plugin, Extraction.Lock lock) {
    return plugin
        + ": lock '"
        + lock.lock().name()
        + "': expected to try all "
        + (lock.attempts() + lock.untried())
        + " secrets of its kind, tried the first "
        + lock.attempts()
        + ", for each attempt is costly; those given by the examiner come first: give fewer";
  }

  private static ExtractionRow.LockRow row(Extraction.Lock lock) {
    return new ExtractionRow.LockRow(
        lock.lock().name(),
        lock.lock().kind().label(),
        lock.attempts(),
        lock.openedBy().orElse(null));
  }

  /** An artifact without bulk rows. */
  static ArtifactRow row(LoadedExtractor by, Artifact artifact) {
    return row(by, artifact, Optional.empty());
  }

  private static ArtifactRow row(LoadedExtractor by, Artifact artifact, Optional<BulkRows> rows) {
    String fields = Json.inOrder(artifact.fields());
    return new ArtifactRow(
        by.qualifiedId(),
        by.pluginVersion(),
        artifact.type(),
        artifact.state().name().toLowerCase(Locale.ROOT),
        artifact.confidence().name().toLowerCase(Locale.ROOT),
        Json.value(artifact.position().printed()),
        fields,
        artifact.identifiers().stream()
            .map(
                i ->
                    new ArtifactRow.IdentifierRow(
                        i.kind().label(), i.normalised(), i.raw(), i.role().label()))
            .toList(),
        artifact.events().stream()
            .map(e -> new ArtifactRow.EventRow(e.epochNanos(), e.kind().label(), e.description()))
            .toList(),
        ArtifactText.of(
            artifact.fields(),
            artifact.identifiers().stream().map(Identifier::normalised).toList()),
        rows);
  }
}
