package org.dalel.casefile.read;

import java.util.List;
import java.util.Optional;

/**
 * An artifact at one of its places.
 *
 * @param item the item in which it was found
 * @param type artifact type
 * @param plugin plugin and extractor that found it
 * @param pluginVersion its version
 * @param state live, wal, freelist, slack or carved
 * @param confidence confirmed, high, medium or low
 * @param position JSON of where in the content it stood
 * @param fields JSON object
 * @param id row of the artifact in the case; a handle for queries, never printed
 */
public record ListedArtifact(
    ListedItem item,
    String type,
    String plugin,
    String pluginVersion,
    String state,
    String confidence,
    Optional<String> position,
    String fields,
    long id) {

  /**
   * A point on the timeline that an artifact gives.
   *
   * @param timeNs nanoseconds since 1970 UTC
   * @param kind what happened
   * @param description in words
   */
  public record Event(long timeNs, String kind, String description) {}

  /**
   * Which artifacts a listing shows; empty sets do not filter.
   *
   * @param types artifact types
   * @param plugins plugins, with all their extractors, or {@code plugin/extractor}
   * @param items which items they must stand in
   */
  public record Filter(List<String> types, List<String> plugins, ItemFilter items) {
    /** Every artifact. */
    public static final Filter ALL = new Filter(List.of(), List.of(), ItemFilter.ALL);

    boolean accepts(ListedArtifact artifact) {
      return (types.isEmpty() || types.contains(artifact.type()))
          && (plugins.isEmpty() || plugins.stream().anyMatch(plugin -> isBy(plugin, artifact)));
    }

    private static boolean isBy(String plugin, ListedArtifact artifact) {
      return artifact.plugin().equals(plugin) || artifact.plugin().startsWith(plugin + "/");
    }
  }
}
