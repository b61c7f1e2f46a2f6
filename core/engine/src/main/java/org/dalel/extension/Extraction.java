package org.dalel.extension;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.Position;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/**
 * What one call of one extractor gave. What came before a failure is kept.
 *
 * @param by the extractor, with plugin and version
 * @param artifacts in a total order: position, type, fields, then the rest
 * @param problems records that could not be read, by position and message
 * @param locks what is locked, and what became of it
 * @param offers secrets found in clear, sorted
 * @param rows the lists of rows that belong to some of the artifacts, by the artifact itself
 * @param failure why the call did not come to its end, if it did not
 */
public record Extraction(
    LoadedExtractor by,
    List<Artifact> artifacts,
    List<Problem> problems,
    List<Lock> locks,
    List<Secret> offers,
    Map<Artifact, SpilledRows> rows,
    Optional<ExtractionFailure> failure) {

  /** What a call gave that had no lists of rows. */
  public Extraction(
      LoadedExtractor by,
      List<Artifact> artifacts,
      List<Problem> problems,
      List<Lock> locks,
      List<Secret> offers,
      Optional<ExtractionFailure> failure) {
    this(by, artifacts, problems, locks, offers, new IdentityHashMap<>(), failure);
  }

  /** The rows that belong to an artifact of this extraction. */
  public Optional<SpilledRows> rowsOf(Artifact artifact) {
    return Optional.ofNullable(rows.get(artifact));
  }

  /** Removes all rows, of an extraction that nobody keeps. */
  public void discardRows() {
    rows.values().forEach(SpilledRows::discard);
  }

  public Extraction {
    artifacts = List.copyOf(artifacts);
    problems = List.copyOf(problems);
    locks = List.copyOf(locks);
    offers = List.copyOf(offers);
  }

  /**
   * A record that could not be read, or was not.
   *
   * @param kind why
   * @param where its place in the item
   * @param message one line: what was expected, what was found, what happens now
   */
  public record Problem(Kind kind, Position where, String message) {

    /** Kinds of failure rows. */
    public enum Kind {
      /** It is not as it should be. */
      DAMAGED,
      /** It would have cost too much. */
      LIMIT;

      /** The word of the failure row. */
      public String label() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /**
   * Something locked.
   *
   * @param lock what it is
   * @param attempts how many secrets were tried
   * @param untried how many more there were when the attempts were up
   * @param openedBy source of the secret that opened it
   */
  public record Lock(Secrets.Lock lock, int attempts, int untried, Optional<String> openedBy) {}
}
