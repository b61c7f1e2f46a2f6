package org.dalel.casefile.view;

/** A node of the tree while it is made. */
final class Node {
  final int id;
  final Node parent;
  String kind;
  final String name;
  long row;
  long first;
  long last;
  int children;

  Node(int id, Node parent, String kind, String name) {
    this.id = id;
    this.parent = parent;
    this.kind = kind;
    this.name = name;
    if (parent != null && !kind.equals(NodeTree.DOCUMENT)) {
      parent.children++;
    }
  }

  /** Shows a document in the tree after all: it has folders. */
  void becomeContainer() {
    if (kind.equals(NodeTree.DOCUMENT)) {
      kind = NodeTree.CONTAINER;
      parent.children++;
    }
  }

  /** Counts a row that lies here, and so in all that hold this node. */
  void cover(long number) {
    for (Node node = this; node != null; node = node.parent) {
      if (node.first == 0) {
        node.first = number;
      }
      node.last = number;
    }
  }
}
