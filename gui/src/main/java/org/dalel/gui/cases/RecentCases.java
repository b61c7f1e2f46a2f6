package org.dalel.gui.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.CaseException;

/** The folders of the cases that were opened last, the newest first: one a line in a file. */
public final class RecentCases {
  private static final int KEPT = 50;

  private final Path file;

  /** The list in a file, which need not be there yet. */
  public RecentCases(Path file) {
    this.file = file;
  }

  /** The folders, the newest first. */
  public synchronized List<Path> all() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.isBlank())
          .map(Path::of)
          .toList();
    } catch (IOException e) {
      throw problem(e);
    }
  }

  /** Puts a folder at the beginning. */
  public synchronized void opened(Path root) {
    List<String> lines = new ArrayList<>();
    lines.add(root.toString());
    all().stream()
        .filter(path -> !path.equals(root))
        .limit(KEPT - 1)
        .forEach(path -> lines.add(path.toString()));
    Path making = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(making, lines, StandardCharsets.UTF_8);
      Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private CaseException problem(IOException e) {
    return new CaseException(
        file + ": the list of recent cases cannot be kept: " + e.getMessage(), e);
  }
}
