package org.dalel.gui.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.view.CaseView;
import org.dalel.review.ReviewReader;

/**
 * The rows of a view that people marked. What was found is kept as long as neither the view nor the
 * marks change.
 */
public final class MarkedRows {
  private static final int KEPT = 16;
  private static final String TAG = "tag:";

  private final ReviewReader review;
  private final Map<String, int[]> found =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, int[]> eldest) {
              return size() > KEPT;
            }
          });

  MarkedRows(ReviewReader review) {
    this.review = review;
  }

  /**
   * Row numbers, ascending.
   *
   * @param mark {@code tag:NAME}, {@code reviewed} or {@code noted}
   * @return empty when there is no such mark
   */
  public Optional<int[]> of(CaseView view, String mark) {
    String key = review.version() + " " + view.stamp() + " " + mark;
    int[] known = found.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<int[]> rows = locators(mark).map(view::rowsOf);
    rows.ifPresent(some -> found.put(key, some));
    return rows;
  }

  private Optional<List<String>> locators(String mark) {
    if (mark.startsWith(TAG)) {
      return Optional.of(review.tagged(mark.substring(TAG.length())));
    }
    return switch (mark) {
      case "reviewed" -> Optional.of(review.reviewed());
      case "noted" -> Optional.of(review.noted());
      default -> Optional.empty();
    };
  }
}
