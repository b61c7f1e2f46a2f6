package org.dalel.gui.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that were made for a browser to fetch: in the folder for temporary files until they are
 * fetched, until others have taken their place, or until the workbench ends.
 */
public final class Exports implements AutoCloseable {
  private static final int KEPT = 4;

  private final Map<String, Made> made = new LinkedHashMap<>();

  /**
   * A file to be fetched.
   *
   * @param path where it lies
   * @param name what the browser calls it
   * @param type media type
   */
  public record Made(Path path, String name, String type) {}

  /** A new empty file. */
  public Path room() throws IOException {
    return Files.createTempFile("dalel-export", ".part");
  }

  /** Keeps a file until it is fetched; gives the word for it. */
  public synchronized String offer(Made file) throws IOException {
    String word = UUID.randomUUID().toString();
    made.put(word, file);
    while (made.size() > KEPT) {
      Files.deleteIfExists(made.remove(made.keySet().iterator().next()).path());
    }
    return word;
  }

  /** The file of a word, once; whoever gets it deletes it. */
  public synchronized Optional<Made> take(String word) {
    return Optional.ofNullable(made.remove(word));
  }

  @Override
  public synchronized void close() throws IOException {
    for (Made file : made.values()) {
      Files.deleteIfExists(file.path());
    }
    made.clear();
  }
}
