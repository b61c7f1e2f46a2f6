package org.dalel.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of one folder that belong together, such as those of a LevelDB. */
public interface FileFolder {
  /** Names of the files, sorted; folders are left out. */
  List<String> names() throws IOException;

  /** Opens one of {@link #names}; the caller closes it. */
  ByteSource open(String name) throws IOException;

  /** A folder of the machine's own file system. */
  static FileFolder of(Path folder) {
    return new FileFolder() {
      @Override
      public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
          return files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .sorted()
              .toList();
        }
      }

      @Override
      public ByteSource open(String name) throws IOException {
        return ByteSource.of(folder.resolve(name));
      }
    };
  }
}
