package org.dalel.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseException;

/** Folders of the installation and of the account. */
final class Places {
  private Places() {}

  /**
   * The distribution that this program runs from.
   *
   * @throws CaseException if it was started otherwise
   */
  static Path home() {
    return Optional.ofNullable(System.getProperty("dalel.home"))
        .map(Path::of)
        .orElseThrow(
            () ->
                new CaseException(
                    "distribution: expected its folder in the property dalel.home, found none; "
                        + "start the program by its script dalel"));
  }

  /** The examiner's own plugin folder; it need not exist. */
  static Path ownPlugins() {
    return base("XDG_DATA_HOME", ".local/share").resolve("dalel").resolve("plugins");
  }

  /**
   * Where plugins are looked for: the given folders, then the examiner's own, then the
   * installation's.
   */
  static List<Path> pluginFolders(List<Path> given) {
    List<Path> folders = new ArrayList<>();
    given.forEach(folder -> folders.add(folder.toAbsolutePath().normalize()));
    Optional.of(ownPlugins()).filter(Files::isDirectory).ifPresent(folders::add);
    Optional.ofNullable(System.getProperty("dalel.home"))
        .map(home -> Path.of(home, "plugins"))
        .filter(Files::isDirectory)
        .map(folder -> folder.toAbsolutePath().normalize())
        .ifPresent(folders::add);
    return folders.stream().distinct().toList();
  }

  /** Where plugins are unpacked; private to the account. */
  static Path pluginCache() {
    return base("XDG_CACHE_HOME", ".cache").resolve("dalel").resolve("plugins");
  }

  private static Path base(String variable, String otherwise) {
    String given = System.getenv(variable);
    return given == null || given.isBlank()
        ? Path.of(System.getProperty("user.home"), otherwise)
        : Path.of(given);
  }
}
