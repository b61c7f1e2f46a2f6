package org.dalel.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.api.Secret;
import org.dalel.api.bulk.BulkRow;

/**
 * What one run of an extractor found.
 *
 * @param all artifacts in the order in which they were emitted
 * @param problems damaged records, as {@code byte 0x1f40: what was expected, what was found}
 * @param offered secrets that the file holds in clear
 * @param attempts what was locked, in the order in which it was tried
 * @param rows bulk records that were given with artifacts, in the order of emission
 */
public record Findings(
    List<Artifact> all,
    List<String> problems,
    List<Secret> offered,
    List<Attempt> attempts,
    List<BulkRow> rows) {

  /** What a run gave that had no bulk records. */
  public Findings(
      List<Artifact> all, List<String> problems, List<Secret> offered, List<Attempt> attempts) {
    this(all, problems, offered, attempts, List.of());
  }

  public Findings {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
    offered = List.copyOf(offered);
    attempts = List.copyOf(attempts);
    rows = List.copyOf(rows);
  }

  /** The bulk records of a kind. */
  public <R extends BulkRow> List<R> rows(Class<R> kind) {
    return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The artifacts of a type. */
  public List<Artifact> of(String type) {
    return all.stream().filter(artifact -> artifact.type().equals(type)).toList();
  }

  /**
   * The only artifact of a type.
   *
   * @throws AssertionError if there are none or several
   */
  public Artifact only(String type) {
    List<Artifact> found = of(type);
    if (found.size() != 1) {
      throw new AssertionError("expected one " + type + ", found " + found.size() + ": " + found);
    }
    return found.get(0);
  }

  /** A field of all artifacts of a type, as far as they have it. */
  public List<Object> values(String type, String field) {
    return of(type).stream()
        .map(artifact -> artifact.fields().get(field))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The normalised identifiers of all artifacts of a type. */
  public List<String> identifiers(String type) {
    return of(type).stream()
        .flatMap(artifact -> artifact.identifiers().stream())
        .map(Identifier::normalised)
        .toList();
  }

  /**
   * Artifacts and problems as JSON, one a line, sorted: equal for equal findings in whatever order
   * they were emitted. Fields stand in their own order.
   */
  public List<String> lines() {
    return JsonLines.of(this);
  }

  /**
   * Compares the {@link #lines()} with a golden file. With the system property {@code
   * dalel.golden=write} the file is written instead, for the author to read and commit.
   *
   * @throws AssertionError naming the lines that are missing and those that are new
   */
  public void assertMatches(Path golden) {
    new GoldenFile(golden).assertHolds(lines());
  }
}
