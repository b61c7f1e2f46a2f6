package org.dalel.content;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.dalel.api.ContainerEntry;

/**
 * The folders of a container that show in the paths of its entries and have no entry themselves.
 */
final class ImpliedFolders {
  private final Set<String> declared = new HashSet<>();
  private final TreeMap<String, String> implied = new TreeMap<>();
  private String lastFolder = "";

  /** Learns from an entry. */
  void see(ContainerEntry entry) {
    String name = entry.path();
    if (entry.kind() == ContainerEntry.Kind.FOLDER) {
      declared.add(InsidePath.of(name));
    }
    int slash = name.lastIndexOf('/');
    // entries of a folder follow each other: most have nothing new to say
    if (slash > 0 && lastFolder.length() == slash && name.startsWith(lastFolder)) {
      return;
    }
    InsidePath.foldersOf(name)
        .forEach(folder -> implied.putIfAbsent(InsidePath.of(folder), folder));
    lastFolder = slash > 0 ? name.substring(0, slash) : "";
  }

  /** Their names, as they begin the first name that implied them, in the order of their paths. */
  Collection<String> names() {
    declared.forEach(implied::remove);
    return implied.values();
  }
}
