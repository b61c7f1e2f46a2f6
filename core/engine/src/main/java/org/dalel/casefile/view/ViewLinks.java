package org.dalel.casefile.view;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What belongs together: identifiers on one side; persons, devices, wallets and files that have
 * them on the other. A question is answered from one node outwards and is bounded.
 *
 * <p>An artifact that describes one thing (a contact, an account, a device, a SIM card, a wallet)
 * is a node of its own; identifiers of all other artifacts hang on the item in which they stand.
 */
public final class ViewLinks {
  private static final Set<String> PERSONS = Set.of("contact", "account");
  private static final Set<String> DEVICES = Set.of("device", "sim-card", "hardware-wallet");
  private static final Set<String> WALLETS = Set.of("wallet", "seed-phrase", "extended-key");

  private static final String HOLDERS =
      """
      SELECT a.id, a.type, a.fields, a.row, i.role, i.kind, i.value
      FROM identifier i JOIN artifact a ON a.case_id = i.case_id
      WHERE %s ORDER BY a.id, i.kind, i.value, i.role LIMIT ?
      """;

  private final Connections connections;

  ViewLinks(Connections connections) {
    this.connections = connections;
  }

  /**
   * A node.
   *
   * @param id its name among the nodes: the same thing has the same
   * @param kind identifier, person, device, wallet or file
   * @param label what it is called
   * @param detail kind of the identifier, type of the artifact, or path
   * @param locator the item, for everything but identifiers
   */
  public record Node(
      String id, String kind, String label, String detail, Optional<String> locator) {}

  /**
   * An edge: something has an identifier.
   *
   * @param from id of the thing
   * @param to id of the identifier
   * @param role in which it has it
   * @param count how often
   */
  public record Edge(String from, String to, String role, int count) {}

  /**
   * A part of all links.
   *
   * @param nodes those reached
   * @param edges between them
   * @param cut whether there are more than fit
   */
  public record Graph(List<Node> nodes, List<Edge> edges, boolean cut) {}

  /** An identifier with the most places. */
  public record Frequent(String kind, String value, int things) {}

  /** Identifiers that occur in the most artifacts, to begin with. */
  public List<Frequent> frequent(Optional<String> text, int most) {
    return connections.with(
        view -> {
          try (PreparedStatement select =
              view.prepareStatement(
                  "SELECT kind, value, things FROM frequent"
                      + " WHERE ? = '' OR instr(value, ?) > 0"
                      + " ORDER BY things DESC, kind, value LIMIT ?")) {
            select.setString(1, text.orElse(""));
            select.setString(2, text.orElse("").toLowerCase(java.util.Locale.ROOT));
            select.setInt(3, most);
            List<Frequent> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                found.add(new Frequent(row.getString(1), row.getString(2), row.getInt(3)));
              }
            }
            return found;
          }
        });
  }

  /** What has an identifier, and which others those things have. */
  public Graph ofIdentifier(String kind, String value, int most) {
    return connections.with(
        view -> {
          Drawing drawing = new Drawing(view, most);
          drawing.add("i.kind = ? AND i.value = ?", kind, value);
          for (long artifact : drawing.artifacts()) {
            drawing.add(
                "i.case_id = (SELECT case_id FROM artifact WHERE id = ?) AND a.id = ?",
                artifact,
                artifact);
          }
          return drawing.graph();
        });
  }

  /** Which identifiers stand in an item, and what else has them. */
  public Graph ofRow(long row, int most) {
    return connections.with(
        view -> {
          Drawing drawing = new Drawing(view, most);
          drawing.add("a.row = ?", row);
          for (String[] identifier : drawing.identifiers()) {
            drawing.add("i.kind = ? AND i.value = ?", identifier[0], identifier[1]);
          }
          return drawing.graph();
        });
  }

  /** A graph while it grows. */
  private static final class Drawing {
    private final Connection view;
    private final int most;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Edge> edges = new LinkedHashMap<>();
    private final Map<Long, ViewRow> rows = new HashMap<>();
    private final Set<Long> artifacts = new java.util.LinkedHashSet<>();
    private final List<String[]> identifiers = new ArrayList<>();
    private final Set<String> counted = new java.util.HashSet<>();
    private boolean cut;

    Drawing(Connection view, int most) {
      this.view = view;
      this.most = most;
    }

    List<Long> artifacts() {
      return List.copyOf(artifacts);
    }

    List<String[]> identifiers() {
      return List.copyOf(identifiers);
    }

    Graph graph() {
      return new Graph(List.copyOf(nodes.values()), List.copyOf(edges.values()), cut);
    }

    void add(String condition, Object... values) throws SQLException {
      if (nodes.size() >= most) {
        cut = true;
        return;
      }
      int limit = most * 20;
      try (PreparedStatement select = view.prepareStatement(HOLDERS.formatted(condition))) {
        for (int i = 0; i < values.length; i++) {
          select.setObject(i + 1, values[i]);
        }
        select.setInt(values.length + 1, limit);
        try (ResultSet row = select.executeQuery()) {
          int read = 0;
          while (row.next()) {
            read++;
            take(row);
          }
          cut |= read == limit;
        }
      }
    }

    private void take(ResultSet found) throws SQLException {
      String kind = found.getString(6);
      String value = found.getString(7);
      Node identifier = new Node(kind + " " + value, "identifier", value, kind, Optional.empty());
      Node thing = thing(found);
      boolean fits =
          nodes.size()
                  + (nodes.containsKey(identifier.id()) ? 0 : 1)
                  + (nodes.containsKey(thing.id()) ? 0 : 1)
              <= most;
      if (!fits) {
        cut = true;
        return;
      }
      if (nodes.putIfAbsent(identifier.id(), identifier) == null) {
        identifiers.add(new String[] {kind, value});
      }
      nodes.putIfAbsent(thing.id(), thing);
      artifacts.add(found.getLong(1));
      String role = found.getString(5);
      if (counted.add(found.getLong(1) + " " + role + " " + identifier.id())) {
        edges.merge(
            thing.id() + "\n" + identifier.id() + "\n" + role,
            new Edge(thing.id(), identifier.id(), role, 1),
            (a, b) -> new Edge(a.from(), a.to(), a.role(), a.count() + 1));
      }
    }

    private Node thing(ResultSet found) throws SQLException {
      String type = found.getString(2);
      ViewRow row = row(found.getInt(4));
      Optional<String> locator = Optional.of(row.locator().toString());
      String kind = kind(type);
      if (kind.equals("file")) {
        return new Node("file " + locator.get(), kind, row.name(), row.path(), locator);
      }
      String label = ThingText.of(type, found.getString(3));
      // the same contact in two tables of a program is one: it is named alike and lies in one item
      return new Node(
          kind + " " + label + "\n" + locator.get(),
          kind,
          label.isBlank() ? row.name() : label,
          type,
          locator);
    }

    private ViewRow row(int number) throws SQLException {
      ViewRow known = rows.get((long) number);
      if (known == null) {
        try (ViewQueries.RowLookup lookup = new ViewQueries.RowLookup(view)) {
          known = lookup.row(number);
        }
        rows.put((long) number, known);
      }
      return known;
    }

    private static String kind(String type) {
      if (PERSONS.contains(type)) {
        return "person";
      }
      if (DEVICES.contains(type)) {
        return "device";
      }
      return WALLETS.contains(type) ? "wallet" : "file";
    }
  }
}
