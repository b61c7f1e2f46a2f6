package org.dalel.gui.cases;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dalel.casefile.read.TextMatches;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.FoundRows;
import org.dalel.casefile.view.RowQuery;

/**
 * The last searches of a case, so that the second page and a facet cost no second search: some
 * bytes for each content that matches, for as long as the view is the same.
 */
final class Searches {
  private static final int KEPT = 8;

  private final Map<Key, TextMatches> matches = new Kept<>();
  private final Object ranking = new Object();
  private final Map<Place, FoundRows> found = new Kept<>();

  private record Key(String stamp, String query, int most) {}

  private record Place(String stamp, String query, boolean complete, RowQuery where) {}

  /** Asks the text index. */
  @FunctionalInterface
  interface Ask {
    TextMatches now() throws IOException;
  }

  private static final class Kept<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    Kept() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > KEPT;
    }
  }

  TextMatches matches(CaseView view, String query, int most, Ask ask) throws IOException {
    Key key = new Key(view.stamp(), query, most);
    Optional<TextMatches> known = known(key);
    if (known.isPresent()) {
      return known.get();
    }
    if (most < Integer.MAX_VALUE) {
      return remember(key, ask);
    }
    // one at a time: first looks of others do not wait for processors that rank
    synchronized (ranking) {
      known = known(key);
      return known.isPresent() ? known.get() : remember(key, ask);
    }
  }

  private Optional<TextMatches> known(Key key) {
    synchronized (matches) {
      return Optional.ofNullable(matches.get(key));
    }
  }

  private TextMatches remember(Key key, Ask ask) throws IOException {
    TextMatches asked = ask.now();
    synchronized (matches) {
      matches.put(key, asked);
    }
    return asked;
  }

  FoundRows found(CaseView view, TextMatches hits, RowQuery where) {
    Place key = new Place(view.stamp(), hits.query(), hits.isComplete(), where);
    return remembered(key, () -> view.search().found(hits, where));
  }

  private FoundRows remembered(Place key, Supplier<FoundRows> search) {
    synchronized (found) {
      FoundRows known = found.get(key);
      if (known != null) {
        return known;
      }
    }
    FoundRows rows = search.get();
    synchronized (found) {
      found.put(key, rows);
    }
    return rows;
  }
}
