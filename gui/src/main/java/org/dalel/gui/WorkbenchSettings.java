package org.dalel.gui;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the workbench starts.
 *
 * @param port of the page; 0 for any free one
 * @param openFirst a case to open
 * @param examiner who works, until the page says otherwise
 * @param configuration folder of what is remembered between starts
 * @param cache folder of what can be made again
 */
public record WorkbenchSettings(
    int port, Optional<Path> openFirst, String examiner, Path configuration, Path cache) {

  /** The usual folders of this user (XDG base directories). */
  public static WorkbenchSettings of(int port, Optional<Path> openFirst, String examiner) {
    return new WorkbenchSettings(
        port,
        openFirst,
        examiner,
        base("XDG_CONFIG_HOME", ".config"),
        base("XDG_CACHE_HOME", ".cache"));
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
