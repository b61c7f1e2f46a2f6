package org.dalel.gui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the workbench starts.
 *
 * @param port of the page; 0 for any free one
 * @param openFirst a case to open
 * @param examiner who works, until the page says otherwise
 * @param configuration folder of what is remembered between starts
 * @param cache folder of what can be made again
 * @param roots folders in which the page may look for evidence and make cases
 * @param pluginFolders where plugins for processing are found
 */
public record WorkbenchSettings(
    int port,
    Optional<Path> openFirst,
    String examiner,
    Path configuration,
    Path cache,
    List<Path> roots,
    List<Path> pluginFolders) {

  /** Keeps copies. */
  public WorkbenchSettings {
    roots = List.copyOf(roots);
    pluginFolders = List.copyOf(pluginFolders);
  }

  /** Without roots and plugins: for looking at cases only. */
  public WorkbenchSettings(
      int port, Optional<Path> openFirst, String examiner, Path configuration, Path cache) {
    this(port, openFirst, examiner, configuration, cache, List.of(), List.of());
  }

  /**
   * The usual folders of this user (XDG base directories).
   *
   * @param roots the usual ones when empty: the home folder and where media are mounted
   */
  public static WorkbenchSettings of(
      int port,
      Optional<Path> openFirst,
      String examiner,
      List<Path> roots,
      List<Path> pluginFolders) {
    return new WorkbenchSettings(
        port,
        openFirst,
        examiner,
        base("XDG_CONFIG_HOME", ".config"),
        base("XDG_CACHE_HOME", ".cache"),
        roots.isEmpty() ? usualRoots() : roots,
        pluginFolders);
  }

  private static List<Path> usualRoots() {
    return Stream.of(System.getProperty("user.home"), "/media", "/run/media", "/mnt")
        .map(Path::of)
        .filter(Files::isDirectory)
        .toList();
  }

  private static Path base(String variable, String folder) {
    String set = System.getenv(variable);
    Path base =
        set == null || set.isBlank()
            ? Path.of(System.getProperty("user.home"), folder)
            : Path.of(set);
    return base.resolve("dalel");
  }
}
