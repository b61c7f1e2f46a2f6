package org.dalel.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folders of the installation and of the account. */
final class Places {
  private Places() {}

  /** Where plugins are looked for: the given folders, then the installation's. */
  static List<Path> pluginFolders(List<Path> given) {
    List<Path> folders = new ArrayList<>();
    given.forEach(folder -> folders.add(folder.toAbsolutePath().normalize()));
    Optional.ofNullable(System.getProperty("dalel.home"))
        .map(home -> Path.of(home, "plugins"))
        .filter(Files::isDirectory)
        .map(folder -> folder.toAbsolutePath().normalize())
        .ifPresent(folders::add);
    return folders.stream().distinct().toList();
  }

  /** Where plugins are unpacked; private to the account. */
  static Path pluginCache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("dalel").resolve("plugins");
  }
}
