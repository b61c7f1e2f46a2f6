package org.dalel.casefile.view;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.Locator;

/**
 * Names of tree nodes that stay the same from view to view: the locator of the item that the node
 * shows; where there is none (evidence, file systems, folders without an entry), {@code ~} and the
 * names on the way to it, each escaped as in an address.
 */
final class PlaceKey {
  private static final String WAY = "~";

  private PlaceKey() {}

  static String of(Connection view, TreeNode node) throws SQLException {
    if (node.row().isPresent()) {
      try (ViewQueries.RowLookup lookup = new ViewQueries.RowLookup(view)) {
        return lookup.row((int) node.row().getAsLong()).locator().toString();
      }
    }
    StringBuilder way = new StringBuilder(WAY);
    for (TreeNode one : ViewQueries.way(view, node.id())) {
      way.append(way.length() == 1 ? "" : "/")
          .append(URLEncoder.encode(one.name(), StandardCharsets.UTF_8));
    }
    return way.toString();
  }

  /** The node of a name; empty when this view has none. */
  static Optional<TreeNode> find(Connection view, String key) throws SQLException {
    if (!key.startsWith(WAY)) {
      Optional<ViewRow> row = ViewQueries.find(view, Locator.parse(key).toString());
      return row.isPresent() && row.get().inside().isPresent()
          ? last(ViewQueries.way(view, row.get().inside().getAsLong()))
          : Optional.empty();
    }
    Optional<TreeNode> at = Optional.empty();
    for (String name : key.substring(1).split("/", -1)) {
      String plain = URLDecoder.decode(name, StandardCharsets.UTF_8);
      at = ViewQueries.named(view, at.map(TreeNode::id).orElse(0L), plain);
      if (at.isEmpty()) {
        return at;
      }
    }
    return at;
  }

  private static Optional<TreeNode> last(List<TreeNode> way) {
    return way.isEmpty() ? Optional.empty() : Optional.of(way.get(way.size() - 1));
  }
}
