package org.dalel.casefile.view;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dalel.casefile.Locator;
import org.dalel.casefile.Sqlite;

/**
 * A view of a case: its tree and its rows, sorted and restricted in any way within moments. Serves
 * any number of threads.
 */
public final class CaseView implements AutoCloseable {
  private final ViewAbout about;
  private final LentConnections connections;
  private final RowColumns columns = new RowColumns();
  private final Selections selections;
  private final Map<String, Map<String, Long>> counts = new ConcurrentHashMap<>();
  private final ViewTree tree;
  private final ViewSearch search;
  private final ViewOwners owners;
  private final ViewArtifacts artifacts;
  private final ViewTimeline timeline;
  private final ViewConversations conversations;
  private final ViewLinks links;

  private CaseView(Path file, ViewAbout about) {
    this.about = about;
    this.connections = new LentConnections(file);
    this.selections = new Selections(about, columns);
    this.tree = new ViewTree(connections);
    this.search = new ViewSearch(connections, about, columns, selections);
    this.owners = new ViewOwners(connections);
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

  /** The tree. */
  public ViewTree tree() {
    return tree;
  }

  /** Brings what a search found to rows. */
  public ViewSearch search() {
    return search;
  }

  /** Whose the artifacts and identifiers are. */
  public ViewOwners owners() {
    return owners;
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
    return connections.with(view -> page(view, selections.of(view, query), from, count));
  }

  /**
   * The rows of a query that are among others, at given positions.
   *
   * @param among row numbers, ascending, as of {@link #rowsOf}
   * @param from first position, from 0
   * @param count the most rows
   */
  public Page page(RowQuery query, int[] among, int from, int count) {
    return connections.with(view -> page(view, selections.among(view, query, among), from, count));
  }

  private static Page page(Connection view, Selection selection, int from, int count)
      throws SQLException {
    int begin = Math.min(Math.max(from, 0), selection.size());
    int end = Math.min(begin + Math.max(count, 0), selection.size());
    List<ViewRow> page = new ArrayList<>(end - begin);
    try (ViewQueries.RowLookup lookup = new ViewQueries.RowLookup(view)) {
      for (int position = begin; position < end; position++) {
        page.add(lookup.row(selection.at(position)));
      }
    }
    return new Page(selection.size(), begin, page);
  }

  /** The row numbers of items, ascending; those that this view does not have are left out. */
  public int[] rowsOf(Collection<String> locators) {
    return connections.with(
        view -> {
          int[] found = new int[locators.size()];
          int count = 0;
          for (String locator : locators) {
            Optional<ViewRow> row = ViewQueries.find(view, locator);
            if (row.isPresent()) {
              found[count++] = Math.toIntExact(row.get().id());
            }
          }
          int[] rows = Arrays.copyOf(found, count);
          Arrays.sort(rows);
          return rows;
        });
  }

  /** The position of a row among those of a query; empty when it is not one of them. */
  public Optional<Integer> position(RowQuery query, long row) {
    return connections.with(
        view ->
            Optional.of(selections.of(view, query).positionOf(Math.toIntExact(row)))
                .filter(position -> position >= 0));
  }

  /** The row of an item. */
  public Optional<ViewRow> find(Locator locator) {
    return connections.with(view -> ViewQueries.find(view, locator.toString()));
  }

  /** The numbers of the rows that a query selects, ascending. */
  public int[] numbers(RowQuery query) {
    return connections.with(view -> selections.of(view, query.unsorted()).copy());
  }

  /** How many rows a query selects. */
  public int count(RowQuery query) {
    return connections.with(view -> selections.of(view, query.unsorted()).size());
  }

  /** How many rows there are of each media type, most first. */
  public Map<String, Long> types() {
    return remembered(
        "types",
        view -> {
          CodedColumn types = columns.coded(view, "type");
          return Facets.counted(types.words(), types.counts(), Integer.MAX_VALUE);
        });
  }

  /** How many rows each collection has. */
  public Map<String, Long> collections() {
    return remembered(
        "collections",
        view -> {
          Map<String, Long> sizes = new LinkedHashMap<>();
          for (RowQuery.Collection one : RowQuery.Collection.values()) {
            sizes.put(one.id(), (long) selections.scan(view, RowQuery.of(one)).length);
          }
          return sizes;
        });
  }

  /** Counts that stay the same for as long as the view lives. */
  private Map<String, Long> remembered(String name, Connections.Query<Map<String, Long>> query) {
    Map<String, Long> known = counts.get(name);
    if (known == null) {
      known = connections.with(query);
      counts.put(name, known);
    }
    return known;
  }

  /** Lets go of what is kept in memory; whoever still asks has it loaded again. */
  public void forget() {
    columns.forget();
    selections.forget();
  }

  @Override
  public void close() {
    connections.close();
  }
}
