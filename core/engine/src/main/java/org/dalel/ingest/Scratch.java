package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/** The scratch folder of a case: what a worker that died left there is of no use to anybody. */
final class Scratch {
  private Scratch() {}

  /** Empties the folder; makes it when it is missing. */
  static void empty(Path folder) throws IOException {
    empty(folder, file -> true);
  }

  /**
   * Empties the folder but for native libraries: a worker that is starting unpacks and loads its
   * own at the same time, and takes them away itself.
   */
  static void emptyAtStart(Path folder) throws IOException {
    empty(folder, file -> !file.getFileName().toString().contains(".so"));
  }

  private static void empty(Path folder, Predicate<Path> wanted) throws IOException {
    Files.createDirectories(folder);
    Files.walkFileTree(folder, new Emptying(folder, wanted));
  }

  /** Deletes what is there; what others delete meanwhile is gone as well. */
  private static final class Emptying extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Predicate<Path> wanted;

    Emptying(Path root, Predicate<Path> wanted) {
      this.root = root;
      this.wanted = wanted;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
      if (wanted.test(file)) {
        Files.deleteIfExists(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      if (e != null) {
        throw e;
      }
      if (!folder.equals(root)) {
        try {
          Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException spared) {
          return FileVisitResult.CONTINUE; // it holds what was to stay
        }
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
