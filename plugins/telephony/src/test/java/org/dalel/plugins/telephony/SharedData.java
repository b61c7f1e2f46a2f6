package org.dalel.plugins.telephony;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Real evidence files that others made; the tests that need them are skipped without. */
public final class SharedData {
  private SharedData() {}

  /** The bytes of a file of the folder that {@code DALEL_DATA} names, unpacked. */
  public static byte[] bytes(String path) throws IOException {
    String root = System.getenv("DALEL_DATA");
    Assumptions.assumeTrue(root != null, "DALEL_DATA names a folder with real evidence");
    Path plain = Path.of(root, path);
    if (Files.exists(plain)) {
      return Files.readAllBytes(plain);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(root, path + ".gz")))) {
      return in.readAllBytes();
    }
  }
}
