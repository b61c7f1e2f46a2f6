package org.dalel.formats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.testdata.DataFolder;

/** Real evidence files; a test that asks for one that is not here is skipped. */
public final class SharedData {
  private SharedData() {}

  /** A file or folder of the {@link DataFolder}. */
  public static Path path(String name) {
    Optional<Path> found = DataFolder.find(name);
    assumeTrue(found.isPresent(), () -> "no shared data: " + name);
    return found.orElseThrow();
  }

  /** The bytes of a file, which may be stored with gzip. */
  public static byte[] bytes(String name) throws IOException {
    Optional<Path> packed = DataFolder.find(name + ".gz");
    return DataFolder.bytes(packed.isPresent() ? packed.get() : path(name));
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
}
