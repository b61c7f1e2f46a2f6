package org.dalel.casefile.read;

import java.util.List;
import java.util.Optional;

/**
 * A content that matches by its text, or a content or item by what an artifact of it says.
 *
 * @param places all items with this content, or the item, in total order
 * @param snippet the text around the hits, each hit between {@link #OPEN} and {@link #CLOSE}
 * @param artifact type of the artifact that says it; empty when it stands in the text or metadata
 */
public record SearchHit(List<ListedItem> places, String snippet, Optional<String> artifact) {
  /** Stands before a hit in a snippet. */
  public static final char OPEN = '\u0002';

  /** Stands behind a hit in a snippet. */
  public static final char CLOSE = '\u0003';

  /** Keeps a copy of the places. */
  public SearchHit {
    places = List.copyOf(places);
  }
}
