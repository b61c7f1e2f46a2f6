package org.dalel.casefile.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whose the artifacts are, and what identifiers they mention. */
public final class ViewOwners {
  private final Connections connections;
  private final AtomicReference<Map<String, Long>> kinds = new AtomicReference<>();

  ViewOwners(Connections connections) {
    this.connections = connections;
  }

  /** The rows in the case of the artifacts of an item, of its place and of its content. */
  public long[] artifactsOf(ViewRow row) {
    return connections.with(view -> OwnerQueries.artifactsOf(view, row));
  }

  /**
   * Identifiers by their beginning.
   *
   * @param kind such as phone; of all kinds when absent
   * @param beginning of the normal form
   * @param most how many
   */
  public List<FoundIdentifier> identifiers(Optional<String> kind, String beginning, int most) {
    return connections.with(view -> OwnerQueries.identifiers(view, kind, beginning, most));
  }

  /** The normal forms of the identifiers of artifacts, by their rows in the case. */
  public Map<Long, List<String>> identifiersOf(long[] artifacts) {
    return connections.with(view -> OwnerQueries.ofArtifacts(view, artifacts));
  }

  /** How many identifiers there are of each kind. */
  public Map<String, Long> identifierKinds() {
    Map<String, Long> known = kinds.get();
    if (known == null) {
      known = connections.with(OwnerQueries::kinds);
      kinds.set(known);
    }
    return known;
  }
}
