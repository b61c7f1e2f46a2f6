package org.dalel.plugins.wallets;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Evidence files with known truth that are kept beside the sources, when they are there. */
public final class SharedData {

  private SharedData() {}

  /** A file or folder of them; the test is skipped when it is not there. */
  public static Path at(String relative) {
    String named = System.getenv("DALEL_DATA");
    if (named != null) {
      return existing(Path.of(named, relative));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data");
      if (Files.isDirectory(data)) {
        return existing(data.resolve(relative));
      }
    }
    return abort("no shared/data beside the sources");
  }

  /** The bytes of a file, unpacked when it is kept packed. */
  public static byte[] bytes(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }

  private static Path existing(Path path) {
    return Files.exists(path) ? path : abort(path + " is not there");
  }
}
