package org.dalel.casefile.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dalel.casefile.read.ListedArtifact;

/** The artifacts of a view: by type, at any position. */
public final class ViewArtifacts {
  private record Key(String type, Optional<String> text, ArtifactOrder order) {}

  private final Connections connections;
  private final KeptLists<Key> selections = new KeptLists<>();

  ViewArtifacts(Connections connections) {
    this.connections = connections;
  }

  /**
   * A part of the artifacts.
   *
   * @param total how many there are
   * @param artifacts those asked for
   */
  public record Page(int total, List<ViewArtifact> artifacts) {}

  /** Whether fields contain a text, as {@link #page} understands it; everything without one. */
  public static Predicate<ListedArtifact> containing(Optional<String> text) {
    return artifact -> text.isEmpty() || ArtifactQueries.contains(artifact.fields(), text.get());
  }

  /** How many artifacts there are of each type, by type. */
  public Map<String, Integer> types() {
    return connections.with(ArtifactQueries::types);
  }

  /**
   * Artifacts of a type at given positions.
   *
   * @param text what a field contains, without regard to case
   */
  public Page page(String type, Optional<String> text, ArtifactOrder order, int from, int count) {
    return connections.with(
        view -> {
          Key key = new Key(type, text, order);
          Optional<int[]> known = selections.get(key);
          int[] chosen =
              known.isPresent()
                  ? known.get()
                  : ArtifactQueries.sorted(view, ArtifactQueries.select(view, type, text), order);
          if (known.isEmpty()) {
            selections.put(key, chosen);
          }
          List<ViewArtifact> artifacts = new ArrayList<>();
          try (ArtifactQueries.Lookup lookup = new ArtifactQueries.Lookup(view)) {
            for (int i = from; i < Math.min((long) from + count, chosen.length); i++) {
              artifacts.add(lookup.artifact(chosen[i]));
            }
          }
          return new Page(chosen.length, artifacts);
        });
  }
}
