package org.dalel.formats.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Evidence files that lie beside the checkout; tests that need them are skipped without. */
final class SharedData {
  private SharedData() {}

  /** A folder of the data; the test is skipped if it is not there. */
  static Path folder(String name) {
    Optional<Path> found = root().map(root -> root.resolve(name)).filter(Files::isDirectory);
    Assumptions.assumeTrue(found.isPresent(), "no shared data: " + name);
    return found.orElseThrow();
  }

  private static Optional<Path> root() {
    String given = System.getProperty("DALEL_DATA", System.getenv("DALEL_DATA"));
    if (given != null) {
      return Optional.of(Path.of(given));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data");
      if (Files.isDirectory(data)) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }
}
