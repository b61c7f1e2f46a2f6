package org.dalel.casefile.view;

import java.util.List;
import java.util.Optional;

/** The tree of a view: evidence, file systems, folders, containers. */
public final class ViewTree {
  private final Connections connections;

  ViewTree(Connections connections) {
    this.connections = connections;
  }

  /**
   * The nodes below one, by name.
   *
   * @param parent the node; 0 for the pieces of evidence
   * @param after the last node that is known already
   * @param most how many
   */
  public List<TreeNode> children(long parent, Optional<TreeNode> after, int most) {
    return connections.with(view -> ViewQueries.children(view, parent, after, most));
  }

  /** A node and those that hold it, the outermost first; empty when there is no such node. */
  public List<TreeNode> way(long node) {
    return connections.with(view -> ViewQueries.way(view, node));
  }

  /** A name of a node that stays the same from view to view. */
  public String key(TreeNode node) {
    return connections.with(view -> PlaceKey.of(view, node));
  }

  /**
   * The node of such a name; empty when this view has none.
   *
   * @throws IllegalArgumentException when it is no such name
   */
  public Optional<TreeNode> node(String key) {
    return connections.with(view -> PlaceKey.find(view, key));
  }
}
