package org.dalel.casefile.view;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.Locator;
import org.dalel.casefile.Sqlite;
import org.dalel.casefile.read.TextMatches;

/**
 * A view of a case: its tree and its rows, sorted and restricted in any way within moments. Serves
 * any number of threads.
 */
public final class CaseView implements AutoCloseable {
  private static final int KEPT_SELECTIONS = 24;

  private final Path file;
  private final ViewAbout about;
  private final Orders orders;
  private final RowColumns columns = new RowColumns();
  private final Map<String, Map<String, Long>> counts = new ConcurrentHashMap<>();
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Map<RowQuery, Selection> selections =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<RowQuery, Selection> eldest) {
              return size() > KEPT_SELECTIONS;
            }
          });
  private final ViewArtifacts artifacts;
  private final ViewTimeline timeline;
  private final ViewConversations conversations;
  private final ViewLinks links;
  private boolean closed;

  private CaseView(Path file, ViewAbout about) {
    this.file = file;
    this.about = about;
    this.orders = new Orders(about.rows());
    Connections connections =
        new Connections() {
          @Override
          public <T> T with(Query<T> query) {
            return CaseView.this.with(query);
          }
        };
    this.artifacts = new ViewArtifacts(connections);
    this.timeline = new ViewTimeline(connections);
    this.conversations = new ViewConversations(connections);
    this.links = new ViewLinks(connections);
  }

  /** Opens a view when there is one. */
  public static Optional<CaseView> open(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (Connection connection = Sqlite.openForReading(file)) {
      return Optional.of(new CaseView(file, ViewQueries.about(connection)));
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  /** The state of the case that this view shows. */
  public String stamp() {
    return about.stamp();
  }

  /** Items and embedded documents. */
  public int rows() {
    return about.rows();
  }

  /** A part of the rows that a query selects. */
  public record Page(int total, int from, List<ViewRow> rows) {
    /** Keeps a copy of the rows. */
    public Page {
      rows = List.copyOf(rows);
    }
  }

  /**
   * The rows of a query at given positions.
   *
   * @param from first position, from 0
   * @param count the most rows
   */
  public Page page(RowQuery query, int from, int count) {
    return with(connection -> page(connection, selection(connection, query), from, count));
  }

  private static Page page(Connection connection, Selection selection, int from, int count)
      throws SQLException {
    int begin = Math.min(Math.max(from, 0), selection.size());
    int end = Math.min(begin + Math.max(count, 0), selection.size());
    List<ViewRow> page = new ArrayList<>(end - begin);
    try (ViewQueries.RowLookup lookup = new ViewQueries.RowLookup(connection)) {
      for (int position = begin; position < end; position++) {
        page.add(lookup.row(selection.at(position)));
      }
    }
    return new Page(selection.size(), begin, page);
  }

  /** The row numbers of items, ascending; those that this view does not have are left out. */
  public int[] rowsOf(Collection<String> locators) {
    return with(
        connection -> {
          int[] found = new int[locators.size()];
          int count = 0;
          for (String locator : locators) {
            Optional<ViewRow> row = ViewQueries.find(connection, locator);
            if (row.isPresent()) {
              found[count++] = Math.toIntExact(row.get().id());
            }
          }
          int[] rows = Arrays.copyOf(found, count);
          Arrays.sort(rows);
          return rows;
        });
  }

  /**
   * The rows of a query that are among others, at given positions.
   *
   * @param among row numbers, ascending, as of {@link #rowsOf}
   * @param from first position, from 0
   * @param count the most rows
   */
  public Page page(RowQuery query, int[] among, int from, int count) {
    return with(
        connection -> {
          int[] both = among;
          if (!query.isUnrestricted()) {
            Selection wider = selection(connection, query.unsorted());
            both = Arrays.stream(among).filter(row -> wider.hasAscending(row)).toArray();
          }
          int[] sorted = orders.sort(connection, query.sort(), both);
          return page(connection, new Selection(sorted, query.descending()), from, count);
        });
  }

  /** The position of a row among those of a query; empty when it is not one of them. */
  public Optional<Integer> position(RowQuery query, long row) {
    return with(
        connection ->
            Optional.of(selection(connection, query).positionOf(Math.toIntExact(row)))
                .filter(position -> position >= 0));
  }

  /** The row of an item. */
  public Optional<ViewRow> find(Locator locator) {
    return with(connection -> ViewQueries.find(connection, locator.toString()));
  }

  /**
   * How many rows show what was found.
   *
   * @param holder a content or an item, as {@link TextMatches} has them
   */
  public int countPlaces(long holder) {
    return with(connection -> ViewQueries.countPlaces(connection, holder));
  }

  /**
   * The rows that show what was found, in the order of exports.
   *
   * @param holder a content or an item, as {@link TextMatches} has them
   */
  public List<ViewRow> placesOf(long holder, int most) {
    return with(connection -> ViewQueries.placesOf(connection, holder, most));
  }

  /**
   * The nodes below one, by name.
   *
   * @param parent the node; 0 for the pieces of evidence
   * @param after the last node that is known already
   * @param most how many
   */
  public List<TreeNode> children(long parent, Optional<TreeNode> after, int most) {
    return with(connection -> ViewQueries.children(connection, parent, after, most));
  }

  /** A node and those that hold it, the outermost first; empty when there is no such node. */
  public List<TreeNode> way(long node) {
    return with(connection -> ViewQueries.way(connection, node));
  }

  /** A name of a node that stays the same from view to view. */
  public String key(TreeNode node) {
    return with(connection -> PlaceKey.of(connection, node));
  }

  /**
   * The node of such a name; empty when this view has none.
   *
   * @throws IllegalArgumentException when it is no such name
   */
  public Optional<TreeNode> node(String key) {
    return with(connection -> PlaceKey.find(connection, key));
  }

  /** The numbers of the rows that a query selects, ascending. */
  public int[] numbers(RowQuery query) {
    return with(connection -> selection(connection, query.unsorted()).copy());
  }

  /** How many rows there are of each media type, most first. */
  public Map<String, Long> types() {
    return remembered(
        "types",
        connection -> {
          CodedColumn types = columns.coded(connection, "type");
          return Facets.counted(types.words(), types.counts(), Integer.MAX_VALUE);
        });
  }

  /** The rows of the artifacts of an item and its content. */
  public long[] artifactsOf(ViewRow row) {
    return with(connection -> OwnerQueries.artifactsOf(connection, row));
  }

  /**
   * Identifiers by their beginning.
   *
   * @param kind such as phone; of all kinds when absent
   * @param beginning of the normal form
   * @param most how many
   */
  public List<FoundIdentifier> identifiers(Optional<String> kind, String beginning, int most) {
    return with(connection -> OwnerQueries.identifiers(connection, kind, beginning, most));
  }

  /** How many identifiers there are of each kind. */
  public Map<String, Long> identifierKinds() {
    return remembered("identifiers", OwnerQueries::kinds);
  }

  /**
   * The rows in which a query is found by text, the best first.
   *
   * @param matches what the text index has found
   * @param query restricts where; its order is not used
   */
  public FoundRows found(TextMatches matches, RowQuery query) {
    return with(connection -> new FoundRows.Search(connection, columns, about).run(matches, query));
  }

  /** How many rows a query selects. */
  public int count(RowQuery query) {
    return with(connection -> selection(connection, query.unsorted()).size());
  }

  /** The artifacts. */
  public ViewArtifacts artifacts() {
    return artifacts;
  }

  /** The timeline. */
  public ViewTimeline timeline() {
    return timeline;
  }

  /** The messages by conversation. */
  public ViewConversations conversations() {
    return conversations;
  }

  /** Who and what belongs together. */
  public ViewLinks links() {
    return links;
  }

  /** Rows with a name, without regard to case, the first of them. */
  public List<ViewRow> named(String name, int most) {
    return with(
        connection ->
            NameSearch.named(connection, orders.order(connection, SortColumn.NAME), name, most));
  }

  /** How many rows each collection has. */
  public Map<String, Long> collections() {
    return remembered(
        "collections",
        connection -> {
          Map<String, Long> counts = new LinkedHashMap<>();
          for (RowQuery.Collection one : RowQuery.Collection.values()) {
            RowQuery query = RowQuery.of(one);
            counts.put(
                one.id(), (long) new RowScan(connection, columns, about).select(query).length);
          }
          return counts;
        });
  }

  /** Counts that stay the same for as long as the view lives. */
  private Map<String, Long> remembered(String name, Connections.Query<Map<String, Long>> query) {
    Map<String, Long> known = counts.get(name);
    if (known == null) {
      known = with(query);
      counts.put(name, known);
    }
    return known;
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(CaseView::quietly);
      idle.clear();
    }
  }

  private Selection selection(Connection connection, RowQuery query) throws SQLException {
    Selection known = selections.get(query);
    if (known == null) {
      int[] chosen =
          query.isUnrestricted()
              ? orders.order(connection, query.sort())
              : orders.sort(
                  connection, query.sort(), new RowScan(connection, columns, about).select(query));
      known = new Selection(chosen, query.descending());
      selections.put(query, known);
    }
    return known;
  }

  private <T> T with(Connections.Query<T> query) {
    try {
      Connection connection = borrow();
      try {
        return query.run(connection);
      } finally {
        giveBack(connection);
      }
    } catch (SQLException e) {
      throw new CaseException(
          file + ": the workbench's index cannot be read: " + e.getMessage() + "; delete it", e);
    }
  }

  private Connection borrow() throws SQLException {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return Sqlite.openForReading(file);
  }

  private void giveBack(Connection connection) {
    synchronized (idle) {
      if (closed) {
        quietly(connection);
      } else {
        idle.push(connection);
      }
    }
  }

  private static void quietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new CaseException("the workbench's index cannot be closed: " + e.getMessage(), e);
    }
  }
}
