package org.dalel.formats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Real evidence files; a test that asks for one that is not here is skipped. */
public final class SharedData {
  private SharedData() {}

  /** A file or folder below {@code DALEL_DATA} or {@code shared/data} beside a folder above. */
  public static Path path(String name) {
    Path path = root().resolve(name);
    assumeTrue(Files.exists(path), () -> path + " is not here");
    return path;
  }

  /** The bytes of a file, which may be stored with gzip. */
  public static byte[] bytes(String name) throws IOException {
    if (Files.exists(root().resolve(name + ".gz"))) {
      return bytes(path(name + ".gz"));
    }
    return bytes(path(name));
  }

  /** A folder whose files may be stored with gzip. */
  public static FileFolder folder(String name) {
    Path folder = path(name);
    return new FileFolder() {
      @Override
      public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
          return files
              .map(f -> f.getFileName().toString().replaceFirst("\\.gz$", ""))
              .sorted()
              .toList();
        }
      }

      @Override
      public ByteSource open(String file) throws IOException {
        return ByteSource.of(bytes(name + "/" + file));
      }
    };
  }

  private static byte[] bytes(Path path) throws IOException {
    if (path.toString().endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
        return in.readAllBytes();
      }
    }
    return Files.readAllBytes(path);
  }

  private static Path root() {
    String configured = System.getProperty("DALEL_DATA", System.getenv("DALEL_DATA"));
    if (configured != null) {
      return Path.of(configured);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path candidate = folder.resolve("shared/data");
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
      folder = folder.getParent();
    }
    return Path.of("no-evidence-files");
  }
}
