package org.dalel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lines that were read by a person and found right. */
final class GoldenFile {

  private final Path file;

  GoldenFile(Path file) {
    this.file = file;
  }

  void assertHolds(List<String> found) {
    if ("write".equals(System.getProperty("dalel.golden"))) {
      write(found);
      return;
    }
    List<String> expected = read();
    List<String> missing = without(expected, found);
    List<String> added = without(found, expected);
    if (!missing.isEmpty() || !added.isEmpty()) {
      throw new AssertionError(
          file
              + ": expected the lines of the golden file"
              + marked(" - ", missing)
              + marked(" + ", added));
    }
  }

  private List<String> read() {
    if (!Files.isRegularFile(file)) {
      throw new AssertionError(
          file + ": expected a golden file, found none; run with -Ddalel.golden=write to make it");
    }
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(List<String> lines) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, String.join("", lines.stream().map(line -> line + "\n").toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> without(List<String> lines, List<String> others) {
    List<String> left = new ArrayList<>(lines);
    others.forEach(left::remove);
    return left;
  }

  private static String marked(String mark, List<String> lines) {
    return String.join("", lines.stream().map(line -> "\n" + mark + line).toList());
  }
}
