package org.dalel.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Evidence files with independent truth, which lie beside the checkout and not in it. Tests that
 * need them are to be skipped where they are not there.
 */
public final class DataFolder {

  private static final String NAME = "DALEL_DATA";

  private DataFolder() {}

  /**
   * Their folder: what the system property or the environment variable {@code DALEL_DATA} names, or
   * {@code shared/data} in the working directory or a folder above it.
   */
  public static Optional<Path> root() {
    String named = System.getProperty(NAME, System.getenv(NAME));
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isDirectory);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data");
      if (Files.isDirectory(data)) {
        return Optional.of(data);
      }
    }
    return Optional.empty();
  }

  /** A file or folder of them, if it is there. */
  public static Optional<Path> find(String relative) {
    return root().map(root -> root.resolve(relative)).filter(Files::exists);
  }

  /** The bytes of one of them, which may lie there packed ({@code .gz}), if it is there. */
  public static Optional<byte[]> read(String relative) throws IOException {
    Optional<Path> found = find(relative).or(() -> find(relative + ".gz"));
    return found.isPresent() ? Optional.of(bytes(found.get())) : Optional.empty();
  }

  /** The bytes of a file, unpacked when its name says that it is packed ({@code .gz}). */
  public static byte[] bytes(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.readAllBytes(file);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
