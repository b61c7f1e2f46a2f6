package org.dalel.casefile.read;

import java.util.List;

/**
 * A content that matches.
 *
 * @param places all items with this content, in total order
 * @param snippet the text around the hits, each hit between {@link #OPEN} and {@link #CLOSE}
 */
public record SearchHit(List<ListedItem> places, String snippet) {
  /** Stands before a hit in a snippet. */
  public static final char OPEN = '\u0002';

  /** Stands behind a hit in a snippet. */
  public static final char CLOSE = '\u0003';

  /** Keeps a copy of the places. */
  public SearchHit {
    places = List.copyOf(places);
  }
}
