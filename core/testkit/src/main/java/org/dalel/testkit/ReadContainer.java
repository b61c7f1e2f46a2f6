package org.dalel.testkit;

import java.util.List;

/**
 * What one run of a container reader gave.
 *
 * @param mine whether it said that the container is of its kind
 * @param entries in the order in which they were given
 * @param problems damage of the container, as {@code byte 0x1f40: what was expected, what was
 *     found}
 */
public record ReadContainer(boolean mine, List<ReadEntry> entries, List<String> problems) {

  public ReadContainer {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /** The paths of all entries. */
  public List<String> paths() {
    return entries.stream().map(ReadEntry::path).toList();
  }

  /**
   * The only entry of a path.
   *
   * @throws AssertionError if there are none or several
   */
  public ReadEntry only(String path) {
    List<ReadEntry> found = entries.stream().filter(e -> e.path().equals(path)).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "expected one entry " + path + ", found " + found.size() + " among " + paths());
    }
    return found.get(0);
  }
}
