package org.dalel.testdata.fs;

import java.util.Optional;

/** A name in a folder. */
final class Entry {

  final Optional<Entry> parent;
  final String name;
  final Inode inode;
  boolean deleted;

  Entry(Optional<Entry> parent, String name, Inode inode) {
    this.parent = parent;
    this.name = name;
    this.inode = inode;
  }

  /** The path from the root, which itself is the empty text. */
  String path() {
    return parent.map(folder -> folder.path() + "/" + name).orElse("");
  }
}
