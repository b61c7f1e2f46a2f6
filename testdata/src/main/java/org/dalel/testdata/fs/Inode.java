package org.dalel.testdata.fs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dalel.testdata.model.Times;

/** A file, folder or link apart from its names. */
final class Inode {

  /** What the inode is. */
  enum Kind {
    FILE,
    FOLDER,
    LINK
  }

  private static final List<Entry> NO_ENTRIES = List.of();

  final Kind kind;
  final Times times;
  final List<Fork> forks = new ArrayList<>(1);

  /** Of a link: where it points. */
  final String target;

  /** Of a folder: every name ever made in it, in order of making. */
  final List<Entry> entries;

  /** Of a folder: the names that are there now. */
  final Map<String, Entry> live;

  int links;

  /** The names it has now, or the last one it had. */
  final List<Entry> names = new ArrayList<>(1);

  /** UTF-16 units of the longest name. */
  int longestName;

  boolean deleted;
  boolean wiped;

  /** Inode number, MFT entry or first cluster of a folder, as the file system counts. */
  long address;

  Inode(Kind kind, Times times, String target) {
    this.kind = kind;
    this.times = times;
    this.target = target;
    this.entries = kind == Kind.FOLDER ? new ArrayList<>() : NO_ENTRIES;
    this.live = kind == Kind.FOLDER ? new HashMap<>() : Map.of();
  }

  boolean folder() {
    return kind == Kind.FOLDER;
  }

  /** The unnamed content of a file. */
  Fork main() {
    return forks.get(0);
  }

  /** Length of the unnamed content; 0 for folders. */
  long size() {
    return kind == Kind.FILE ? main().size() : 0;
  }
}
