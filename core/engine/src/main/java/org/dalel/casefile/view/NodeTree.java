package org.dalel.casefile.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.casefile.Locator;
import org.dalel.casefile.read.ListedItem;

/**
 * Finds the node of each item while all items pass in the order of exports. Folders that no entry
 * names (there are some above orphans) get a node too.
 */
final class NodeTree {
  static final String DOCUMENT = "document";
  static final String CONTAINER = "container";

  /** What is worth opening in a tree; other documents open in the table. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "application/zip",
          "application/x-tar",
          "application/gzip",
          "application/x-bzip2",
          "application/x-xz",
          "application/x-7z-compressed",
          "application/x-rar-compressed",
          "application/vnd.rar",
          "application/mbox",
          "application/vnd.ms-outlook-pst");

  private record FileSystemKey(String evidence, long offset, Optional<String> pool) {}

  /**
   * An item in which others may lie.
   *
   * @param folders in it, by path
   */
  private record Container(ListedItem item, long row, Node place, Map<String, Node> folders) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Node> evidence = new HashMap<>();
  private final Map<String, Node> folders = new HashMap<>();
  private final List<Container> open = new ArrayList<>();
  private final Map<Long, Node> inside = new HashMap<>();
  private final Map<FileSystemKey, String> names;
  private Optional<FileSystemKey> current = Optional.empty();

  /** Names of file systems as people know them. */
  NodeTree(List<org.dalel.casefile.read.CaseInfo.FileSystem> fileSystems) {
    names = new HashMap<>();
    for (var fs : fileSystems) {
      String name = fs.type() + fs.label().filter(l -> !l.isBlank()).map(l -> " " + l).orElse("");
      String pool = fs.poolVolume().map(p -> ":" + p).orElse("");
      names.put(
          new FileSystemKey(fs.evidence(), fs.start(), fs.poolVolume()),
          name + " @" + fs.start() + pool);
    }
  }

  /** The node in which the item with this row number lies. */
  Node place(ListedItem item, long row) {
    Node node = item.isEmbedded() ? containerOf(item, row) : folderOf(item, row);
    node.cover(row);
    remember(new Container(item, row, node, new HashMap<>(0)));
    return node;
  }

  /** All nodes in the order in which they were met. */
  List<Node> nodes() {
    return nodes;
  }

  /** The node that shows what is in the container at a row. */
  Map<Long, Node> inside() {
    return inside;
  }

  private void remember(Container container) {
    int depth = container.item().locator().embedded().size();
    while (open.size() > depth) {
      open.remove(open.size() - 1);
    }
    open.add(container);
  }

  /**
   * The folder of a container in which an entry lies. Folders have entries of their own, which
   * stand in front of what they hold; what has none is in the container itself.
   */
  private Node containerOf(ListedItem item, long row) {
    List<Locator.Embedded> steps = item.locator().embedded();
    Container holder = open.get(steps.size() - 1);
    String path = steps.get(steps.size() - 1).name();
    int slash = path.lastIndexOf('/');
    Node top = top(holder);
    Node parent = slash < 0 ? top : holder.folders().getOrDefault(path.substring(0, slash), top);
    if (item.kind().equals("dir")) {
      top.becomeContainer();
      Node own =
          holder
              .folders()
              .computeIfAbsent(path, key -> add(parent, "folder", path.substring(slash + 1)));
      inside.put(row, own);
      own.row = own.row == 0 ? row : own.row;
    }
    return parent;
  }

  private Node top(Container holder) {
    return inside.computeIfAbsent(
        holder.row(),
        key -> {
          boolean listed = holder.item().type().filter(CONTAINERS::contains).isPresent();
          String path = holder.item().path();
          Node node =
              add(
                  holder.place(),
                  listed ? CONTAINER : DOCUMENT,
                  path.substring(path.lastIndexOf('/') + 1));
          node.row = holder.row();
          return node;
        });
  }

  private Node folderOf(ListedItem item, long row) {
    Locator at = item.locator();
    FileSystemKey key = new FileSystemKey(at.evidence(), at.volumeOffset(), at.poolVolume());
    if (current.filter(key::equals).isEmpty()) {
      folders.clear();
      folders.put("", fileSystem(key));
      current = Optional.of(key);
    }
    String path = at.path();
    int slash = path.lastIndexOf('/');
    Node parent = folder(path.substring(0, Math.max(slash, 0)));
    if (item.kind().equals("dir") && at.stream().isEmpty() && path.length() > 1) {
      Node own = folder(path);
      inside.put(row, own);
      if (own.row == 0 || item.state().equals("allocated")) {
        own.row = row;
      }
    }
    return parent;
  }

  private Node fileSystem(FileSystemKey key) {
    Node above = evidence.computeIfAbsent(key.evidence(), label -> add(null, "evidence", label));
    return names.containsKey(key) ? add(above, "file system", names.get(key)) : above;
  }

  private Node folder(String path) {
    Node known = folders.get(path);
    if (known != null) {
      return known;
    }
    int slash = path.lastIndexOf('/');
    Node parent = folder(path.substring(0, Math.max(slash, 0)));
    Node made = add(parent, "folder", path.substring(slash + 1));
    folders.put(path, made);
    return made;
  }

  private Node add(Node parent, String kind, String name) {
    Node node = new Node(nodes.size() + 1, parent, kind, name);
    nodes.add(node);
    return node;
  }
}
