package org.dalel.plugins.identifiers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.api.Identifier;

/** The distinct identifiers of one text, in the order in which they first stand in it. */
final class Findings {

  /** Offsets kept for each identifier; the count goes on. */
  static final int MAX_OFFSETS = 20;

  private record Key(Identifier.Kind kind, String normalised) {}

  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  void add(Hit hit) {
    entries.computeIfAbsent(new Key(hit.kind(), hit.normalised()), key -> new Entry(hit)).add(hit);
  }

  void forEach(Consumer<Artifact> sink) {
    entries.values().forEach(entry -> sink.accept(entry.artifact()));
  }

  private static final class Entry {

    private final Hit first;
    private final List<Long> offsets = new ArrayList<>(1);
    private Confidence confidence;
    private long occurrences;

    Entry(Hit first) {
      this.first = first;
      this.confidence = first.confidence();
    }

    /** The best written occurrence decides how sure we are. */
    void add(Hit hit) {
      occurrences++;
      if (hit.confidence().compareTo(confidence) < 0) {
        confidence = hit.confidence();
      }
      if (offsets.size() < MAX_OFFSETS) {
        offsets.add((long) hit.start());
      }
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
          .atText(first.start())
          .confidence(confidence)
          .identifier(Identifier.mentioned(first.kind(), first.raw(), first.normalised()))
          .build();
    }
  }
}
