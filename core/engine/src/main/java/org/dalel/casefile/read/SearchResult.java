package org.dalel.casefile.read;

import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param query the query that was run
 * @param rewritten why and how the query differs from what was asked
 * @param total contents and items that match, also those beyond the limit
 * @param hits the hits
 */
public record SearchResult(
    String query, Optional<String> rewritten, long total, List<SearchHit> hits) {
  /** Keeps a copy of the hits. */
  public SearchResult {
    hits = List.copyOf(hits);
  }
}
