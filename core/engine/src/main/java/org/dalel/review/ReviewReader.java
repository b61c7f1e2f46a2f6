package org.dalel.review;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.Locator;
import org.dalel.casefile.Schema;

/** Reads what people added to a case. Serves any number of threads. */
public final class ReviewReader {
  private static final Marks NOTHING = new Marks(List.of(), List.of(), Optional.empty());

  private final CaseFolder folder;

  /** Over a case; it need not be writable, and may be of an older version. */
  public ReviewReader(CaseFolder folder) {
    this.folder = folder;
  }

  /** A number that grows with every action: equal numbers mean that nothing is new. */
  public long version() {
    return read(0L, ReviewQueries::version);
  }

  /** The tags that can be given, by key. */
  public List<TagKind> kinds() {
    return read(TagKind.FIRST, ReviewQueries::kinds);
  }

  /** How many items have each tag. */
  public Map<String, Long> tagCounts() {
    return read(Map.of(), ReviewQueries::tagCounts);
  }

  /** How many items were reviewed. */
  public long reviewedCount() {
    return read(0L, queries -> queries.count("reviewed"));
  }

  /** How many items have notes. */
  public long notedCount() {
    return read(0L, queries -> (long) queries.locators("SELECT DISTINCT locator FROM note").size());
  }

  /** What people said of an item. */
  public Marks marks(Locator locator) {
    return marks(List.of(locator)).getOrDefault(locator.toString(), NOTHING);
  }

  /** What people said of items, by locator; those of which nobody said anything are left out. */
  public Map<String, Marks> marks(List<Locator> locators) {
    return read(
        Map.of(),
        queries -> {
          Map<String, Marks> all = new LinkedHashMap<>();
          for (Locator one : locators) {
            String locator = one.toString();
            Marks marks =
                new Marks(queries.tags(locator), queries.notes(locator), queries.reviewed(locator));
            if (!marks.isEmpty()) {
              all.put(locator, marks);
            }
          }
          return all;
        });
  }

  /** The items that have a tag. */
  public List<String> tagged(String name) {
    return read(
        List.of(), queries -> queries.locators("SELECT locator FROM tag WHERE name = ?", name));
  }

  /** The items that have notes. */
  public List<String> noted() {
    return read(List.of(), queries -> queries.locators("SELECT DISTINCT locator FROM note"));
  }

  /** The items that were reviewed. */
  public List<String> reviewed() {
    return read(List.of(), queries -> queries.locators("SELECT locator FROM reviewed"));
  }

  /** What the case is about. */
  public CaseData caseData() {
    return CaseData.of(read(Map.of(), ReviewQueries::caseData));
  }

  @FunctionalInterface
  interface Query<T> {
    T run(ReviewQueries queries) throws SQLException;
  }

  <T> T read(T otherwise, Query<T> query) {
    try (Connection review = Schema.REVIEW.openForReading(folder.reviewDb())) {
      ReviewQueries queries = new ReviewQueries(review);
      return queries.hasActions() ? query.run(queries) : otherwise;
    } catch (SQLException e) {
      throw new CaseException(
          folder.reviewDb() + ": tags and notes cannot be read: " + e.getMessage(), e);
    }
  }
}
