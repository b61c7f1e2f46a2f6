package org.dalel.report;

import java.util.List;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.casefile.read.ListedItem;
import org.dalel.review.Marks;

/**
 * A tagged item.
 *
 * @param number in the report, from 1
 * @param item the item
 * @param marks what people said of it
 * @param artifacts what was found in it
 */
record Exhibit(int number, ListedItem item, Marks marks, List<ListedArtifact> artifacts) {
  Exhibit {
    artifacts = List.copyOf(artifacts);
  }
}
