package org.dalel.casefile.write;

import java.util.List;
import java.util.Optional;
import org.dalel.casefile.ArtifactText;

/**
 * What an extractor found.
 *
 * @param plugin id of the plugin and extractor
 * @param pluginVersion its version
 * @param type artifact type
 * @param state live, wal, freelist, slack or carved
 * @param confidence confirmed, high, medium or low
 * @param position JSON of where in the content it stood; null when it is the whole
 * @param fields JSON object
 * @param identifiers normalised identifiers in it
 * @param events its points on the timeline
 * @param text what a search finds it by
 * @param rows the bulk records that it stands for, if it is a list of such
 */
public record ArtifactRow(
    String plugin,
    String pluginVersion,
    String type,
    String state,
    String confidence,
    String position,
    String fields,
    List<IdentifierRow> identifiers,
    List<EventRow> events,
    ArtifactText text,
    Optional<BulkRows> rows) {

  /** An artifact that stands for itself alone. */
  public ArtifactRow(
      String plugin,
      String pluginVersion,
      String type,
      String state,
      String confidence,
      String position,
      String fields,
      List<IdentifierRow> identifiers,
      List<EventRow> events,
      ArtifactText text) {
    this(
        plugin,
        pluginVersion,
        type,
        state,
        confidence,
        position,
        fields,
        identifiers,
        events,
        text,
        Optional.empty());
  }

  /** About how many bytes it holds in memory or keeps waiting outside. */
  public long weight() {
    return 512 + rows.map(BulkRows::weight).orElse(0L);
  }

  /** An identifier with its role in the artifact. */
  public record IdentifierRow(String kind, String normalised, String raw, String role) {}

  /** A point on the timeline, in nanoseconds since 1970 UTC. */
  public record EventRow(long time, String kind, String description) {}
}
