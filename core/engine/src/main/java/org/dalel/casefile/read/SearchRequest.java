package org.dalel.casefile.read;

/**
 * A full-text search.
 *
 * @param query FTS5 syntax: words, {@code prefix*}, {@code "phrases"}, {@code AND OR NOT}, {@code
 *     NEAR(a b, 5)}; a query that is no such expression is searched for word by word
 * @param limit the most hits
 * @param order by relevance or by place
 */
public record SearchRequest(String query, int limit, Order order) {
  /** The order of hits. */
  public enum Order {
    /** The best first (BM25), then by place. */
    RANK,
    /** By place. */
    LOCATOR
  }
}
