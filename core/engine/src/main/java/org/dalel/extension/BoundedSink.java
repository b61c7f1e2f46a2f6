package org.dalel.extension;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Position;
import org.dalel.api.bulk.RowList;

/** Takes what one call emits, as far as it was declared and within the limits. */
final class BoundedSink implements ArtifactSink {

  private final LoadedExtractor by;

  /** Artifacts that are handed on together. */
  static final int PART = 1024;

  private final ExtractionLimits limits;
  private final Optional<Consumer<List<Artifact>>> parts;
  private final Thread owner = Thread.currentThread();
  private final List<Artifact> artifacts = new ArrayList<>();
  private final List<Extraction.Problem> problems = new ArrayList<>();
  private final List<SpilledRows> lists = new ArrayList<>();
  private final Map<Artifact, SpilledRows> given = new IdentityHashMap<>();
  private volatile Optional<SinkRefusal> refused = Optional.empty();
  private long characters;
  private long handedOn;
  private boolean closed;

  BoundedSink(LoadedExtractor by, ExtractionLimits limits) {
    this(by, limits, Optional.empty());
  }

  /**
   * @param parts takes artifacts in sorted parts as they come; without it all are kept
   */
  BoundedSink(
      LoadedExtractor by, ExtractionLimits limits, Optional<Consumer<List<Artifact>>> parts) {
    this.by = by;
    this.limits = parts.isPresent() ? limits.inParts() : limits;
    this.parts = parts;
  }

  @Override
  public void emit(Artifact artifact) {
    requireOpen();
    if (by.description().type(artifact.type()).isEmpty()) {
      throw refuse(
          "emitted an artifact of type '" + artifact.type() + "', which it did not declare");
    }
    count(characters(artifact));
    artifacts.add(artifact);
    if (parts.isPresent() && artifacts.size() >= PART) {
      handedOn += artifacts.size();
      parts.get().accept(sorted());
      artifacts.clear();
    }
  }

  private List<Artifact> sorted() {
    return artifacts.stream().sorted(ArtifactOrder.ARTIFACT).toList();
  }

  @Override
  public RowList rows() {
    requireOpen();
    if (by.description().bulk()) {
      throw refuse("asked for a list of rows, which an extractor of bulk artifacts does not have");
    }
    if (by.scanner().isPresent() || lists.size() >= limits.artifacts()) {
      throw refuse("asked for a list of rows, which text scanners do not have, or for too many");
    }
    SpilledRows list = new SpilledRows();
    lists.add(list);
    return list;
  }

  @Override
  public void emit(Artifact artifact, RowList rows) {
    requireOpen();
    if (!(rows instanceof SpilledRows list)
        || !lists.contains(list)
        || given.containsKey(artifact)) {
      throw refuse("emitted a list of rows that is not its own, or an artifact twice");
    }
    emit(artifact);
    list.give();
    given.put(artifact, list);
    lists.remove(list);
  }

  @Override
  public void problem(Position where, String message) {
    add(Extraction.Problem.Kind.DAMAGED, where, message);
  }

  @Override
  public void limit(Position where, String message) {
    add(Extraction.Problem.Kind.LIMIT, where, message);
  }

  private void add(Extraction.Problem.Kind kind, Position where, String message) {
    requireOpen();
    String line = OneLine.of(message);
    count(line.length());
    problems.add(new Extraction.Problem(kind, where, line));
  }

  /** What was taken and not handed on, in order; nothing more is taken. */
  List<Artifact> artifacts() {
    closed = true;
    return sorted();
  }

  /** The problems that were taken, in order; nothing more is taken. */
  List<Extraction.Problem> problems() {
    closed = true;
    return problems.stream().sorted(ArtifactOrder.PROBLEM).toList();
  }

  /** The lists that were given with artifacts; the others are gone. */
  Map<Artifact, SpilledRows> rowLists() {
    closed = true;
    lists.forEach(SpilledRows::discard);
    lists.clear();
    return given;
  }

  /** What was not declared or not allowed, also when the extractor went on as if it were. */
  Optional<SinkRefusal> refused() {
    return refused;
  }

  private SinkRefusal refuse(String what) {
    SinkRefusal refusal = new SinkRefusal(ExtractionFailure.Kind.CONTRACT, what);
    if (refused.isEmpty()) {
      refused = Optional.of(refusal);
    }
    return refusal;
  }

  private void requireOpen() {
    if (closed || Thread.currentThread() != owner) {
      throw refuse("emitted outside its call: a sink belongs to one call and its thread");
    }
  }

  private void count(long more) {
    if (handedOn + artifacts.size() + problems.size() >= limits.artifacts()) {
      throw over("more than " + limits.artifacts() + " artifacts and problems");
    }
    if (more > limits.artifactCharacters()) {
      throw over("an artifact of more than " + limits.artifactCharacters() + " characters");
    }
    if (characters + more > limits.totalCharacters()) {
      throw over("artifacts of more than " + limits.totalCharacters() + " characters together");
    }
    characters += more;
  }

  private SinkRefusal over(String what) {
    return new SinkRefusal(
        ExtractionFailure.Kind.LIMIT,
        "emitted " + what + "; what came before is kept, the rest of the item is not examined");
  }

  private static long characters(Artifact artifact) {
    long sum = characters(artifact.fields());
    for (var identifier : artifact.identifiers()) {
      sum += identifier.raw().length() + identifier.normalised().length();
    }
    for (var event : artifact.events()) {
      sum += event.description().length();
    }
    return sum;
  }

  private static long characters(Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    long sum = 0;
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        sum += characters(entry.getKey()) + characters(entry.getValue());
      }
      return sum;
    }
    if (value instanceof List<?> list) {
      for (Object item : list) {
        sum += characters(item);
      }
      return sum;
    }
    return 8;
  }
}
