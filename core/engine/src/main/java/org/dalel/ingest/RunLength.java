package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a run will take minutes or hours, as far as the size of its evidence tells: Java's
 * optimising compiler takes half a minute of two processors until it is worth it.
 */
final class RunLength {
  /** Evidence of fewer bytes, as stored, is done in minutes. */
  static final long SHORT_BYTES = 4L << 30;

  private static final Pattern SEGMENT =
      Pattern.compile("(?<stem>.+)\\.([0-9]{2,}|[ELSels][0-9A-Za-z]{2}|[ELSels]x[0-9A-Za-z]{2})");

  private RunLength() {}

  /** True when all evidence is in regular files and they are small, other segments counted. */
  static boolean isShort(List<Path> evidence) {
    try {
      Set<Path> files = new HashSet<>();
      for (Path one : evidence) {
        if (!Files.isRegularFile(one)) {
          return false;
        }
        addSegments(one.toAbsolutePath(), files);
      }
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      return !evidence.isEmpty() && bytes < SHORT_BYTES;
    } catch (IOException e) {
      return false; // whoever opens the evidence says what is wrong with it
    }
  }

  /** A file and the other segments of its image beside it: {@code .001} or {@code .E01} and on. */
  private static void addSegments(Path file, Set<Path> files) throws IOException {
    files.add(file);
    if (series(file).isPresent()) {
      try (Stream<Path> beside = Files.list(file.getParent())) {
        beside
            .filter(f -> series(f).equals(series(file)))
            .filter(Files::isRegularFile)
            .forEach(files::add);
      }
    }
  }

  /** What the segments of an image have in common; empty for a file that cannot be one. */
  private static Optional<String> series(Path file) {
    Matcher name = SEGMENT.matcher(file.getFileName().toString());
    return name.matches() ? Optional.of(name.group("stem")) : Optional.empty();
  }
}
