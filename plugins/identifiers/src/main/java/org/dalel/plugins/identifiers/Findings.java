package org.dalel.plugins.identifiers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.api.Identifier;
import org.dalel.api.Position;

/** The distinct identifiers of one content or range, in the order in which they were found. */
final class Findings {

  /** Offsets kept for each identifier; the count goes on. */
  static final int MAX_OFFSETS = 20;

  /** One more than an extraction may emit, so that the engine says that there were too many. */
  private static final int MOST_VALUES = 100_001;

  private record Key(Identifier.Kind kind, String normalised) {}

  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  void add(Hit hit, Position position) {
    Key key = new Key(hit.kind(), hit.normalised());
    if (entries.size() < MOST_VALUES || entries.containsKey(key)) {
      entries.computeIfAbsent(key, k -> new Entry(hit, position)).add(hit, position);
    }
  }

  void forEach(Consumer<Artifact> sink) {
    entries.values().forEach(entry -> sink.accept(entry.artifact()));
  }

  private static final class Entry {

    private final Hit first;
    private final Position position;
    private final List<Long> offsets = new ArrayList<>(1);
    private Confidence confidence;
    private long occurrences;

    Entry(Hit first, Position position) {
      this.first = first;
      this.position = position;
      this.confidence = first.confidence();
    }

    /** The best written occurrence decides how sure we are. */
    void add(Hit hit, Position at) {
      occurrences++;
      if (hit.confidence().compareTo(confidence) < 0) {
        confidence = hit.confidence();
      }
      if (offsets.size() < MAX_OFFSETS) {
        offsets.add(offset(at));
      }
    }

    private static long offset(Position at) {
      return at instanceof Position.ByteOffset bytes
          ? bytes.offset()
          : ((Position.TextOffset) at).offset();
    }

    Artifact artifact() {
      Artifact.Builder artifact =
          Artifact.of(TextIdentifiers.type(first.kind()))
              .field("value", first.normalised())
              .field("written", first.raw());
      first.details().forEach(artifact::field);
      return artifact
          .field("occurrences", occurrences)
          .field("offsets", offsets)
          .at(position)
          .confidence(confidence)
          .identifier(Identifier.mentioned(first.kind(), first.raw(), first.normalised()))
          .build();
    }
  }
}
