package org.dalel.extension.conformance;

import java.util.List;

/**
 * One input of an extractor.
 *
 * @param name what it is, for messages: {@code ad.trace, cut at 0x40}
 * @param file what is extracted from
 * @param neighbours the other files of its file system
 */
record Trial(String name, MemoryFile file, List<MemoryFile> neighbours) {
  private static final int MOST_DAMAGED = 8;

  /** A file that is alone. */
  static Trial of(String name, MemoryFile file) {
    return new Trial(name, file, List.of());
  }

  /** The files to damage: it, or the first ones of the folder that it is. */
  List<MemoryFile> targets() {
    return file.isFolder()
        ? neighbours.stream()
            .filter(one -> !one.isFolder() && one.path().startsWith(file.path() + "/"))
            .limit(MOST_DAMAGED)
            .toList()
        : List.of(file);
  }

  /** The same with another content of one of its targets. */
  Trial with(MemoryFile target, String what, byte[] content) {
    MemoryFile damaged = target.with(content);
    return file.isFolder()
        ? new Trial(
            name + ", " + target.name() + " " + what,
            file,
            neighbours.stream().map(one -> one == target ? damaged : one).toList())
        : new Trial(name + ", " + what, damaged, neighbours);
  }
}
