package org.dalel.content;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A temporary file with the content of a source, made on the first demand and removed on closing.
 */
final class TemporaryCopy implements Closeable {
  private Optional<Path> path = Optional.empty();

  Path of(ContentSource source) throws IOException {
    if (path.isEmpty()) {
      Path made = Files.createTempFile("dalel-content-", ".tmp");
      path = Optional.of(made);
      try (InputStream in = source.open()) {
        Files.copy(in, made, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return path.get();
  }

  boolean exists() {
    return path.isPresent();
  }

  @Override
  public void close() throws IOException {
    if (path.isPresent()) {
      Files.deleteIfExists(path.get());
      path = Optional.empty();
    }
  }
}
