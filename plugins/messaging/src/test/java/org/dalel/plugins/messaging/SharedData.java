package org.dalel.plugins.messaging;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dalel.testdata.DataFolder;

/** Evidence files with known truth that are kept beside the sources, when they are there. */
public final class SharedData {

  private SharedData() {}

  /** The bytes of one of them, unpacked; the test is skipped when it is not there. */
  public static byte[] bytes(String relative) throws IOException {
    Optional<byte[]> found = DataFolder.read(relative);
    assumeTrue(found.isPresent(), () -> "no shared data: " + relative);
    return found.orElseThrow();
  }

  /** Puts one of them into a folder, under its name; a zip is unpacked there. */
  public static void put(String relative, Path folder) throws IOException {
    byte[] bytes = bytes(relative);
    if (!relative.endsWith(".zip")) {
      Files.write(folder.resolve(relative.substring(relative.lastIndexOf('/') + 1)), bytes);
      return;
    }
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!entry.isDirectory() && file.startsWith(folder)) {
          Files.createDirectories(file.getParent());
          Files.write(file, zip.readAllBytes());
        }
      }
    }
  }
}
