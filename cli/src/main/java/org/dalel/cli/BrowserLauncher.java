package org.dalel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Opens a link in the browser of the desktop, where there is a desktop. */
final class BrowserLauncher {
  private static final List<String> OPENERS = List.of("xdg-open", "open");

  private BrowserLauncher() {}

  /** True when a browser was told to open the link. */
  static boolean open(String link) {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    Optional<Path> opener = mac || desktop ? opener() : Optional.empty();
    if (opener.isEmpty()) {
      return false;
    }
    try {
      new ProcessBuilder(opener.get().toString(), link)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Path> opener() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return OPENERS.stream()
        .flatMap(name -> Arrays.stream(path.split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
