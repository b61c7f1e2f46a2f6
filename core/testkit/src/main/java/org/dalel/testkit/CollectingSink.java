package org.dalel.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Position;
import org.dalel.api.bulk.BulkRow;
import org.dalel.api.bulk.RowList;

/** Takes what one call emits, as far as it was declared. */
final class CollectingSink implements ArtifactSink {

  private final ExtractorDescription by;
  private final Thread owner = Thread.currentThread();
  private final List<Artifact> artifacts = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<BulkRow> rows = new ArrayList<>();
  private Optional<String> broken = Optional.empty();

  CollectingSink(ExtractorDescription by) {
    this.by = by;
  }

  @Override
  public void emit(Artifact artifact) {
    requireOwner();
    if (by.type(artifact.type()).isEmpty()) {
      throw refused("expected artifacts of declared types, found one of '" + artifact.type() + "'");
    }
    artifacts.add(artifact);
  }

  @Override
  public RowList rows() {
    requireOwner();
    return new Collected(new ArrayList<>());
  }

  @Override
  public void emit(Artifact artifact, RowList list) {
    if (!(list instanceof Collected collected)) {
      throw refused("expected a list of this sink, found another");
    }
    emit(artifact);
    rows.addAll(collected.kept());
  }

  /** Rows in memory: a test has few. */
  private record Collected(List<BulkRow> kept) implements RowList {
    @Override
    public void add(BulkRow row) {
      kept.add(row);
    }

    @Override
    public long size() {
      return kept.size();
    }
  }

  List<BulkRow> bulkRows() {
    return rows;
  }

  @Override
  public void problem(Position where, String message) {
    requireOwner();
    problems.add(where.printed() + ": " + message);
  }

  List<Artifact> artifacts() {
    return artifacts;
  }

  List<String> problems() {
    return problems;
  }

  /** Fails the test if something was refused, also when the extractor went on after it. */
  void requireKept() {
    if (broken.isPresent()) {
      throw new AssertionError(broken.get());
    }
  }

  private void requireOwner() {
    if (Thread.currentThread() != owner) {
      throw refused("expected findings from the thread of the call, found another");
    }
  }

  private synchronized IllegalArgumentException refused(String what) {
    broken = Optional.of(by.id() + ": " + what);
    return new IllegalArgumentException(broken.get());
  }
}
