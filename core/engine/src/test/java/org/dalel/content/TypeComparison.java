package org.dalel.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/**
 * Compares the detected types of all files of some folders with Tika's own, and the time that both
 * need.
 */
public final class TypeComparison {
  private TypeComparison() {}

  public static void main(String[] args) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : args) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        walk.filter(p -> Files.isRegularFile(p) && !Files.isSymbolicLink(p) && Files.isReadable(p))
            .sorted()
            .forEach(files::add);
      }
    }
    TypeDetector ours = new TypeDetector();
    Detector theirs = new DefaultDetector();
    long oursTime = 0;
    long theirsTime = 0;
    int differ = 0;
    int done = 0;
    for (Path file : files) {
      byte[] bytes = Files.size(file) > 1 << 27 ? null : Files.readAllBytes(file);
      if (bytes == null) {
        continue;
      }
      String name = file.getFileName().toString();
      String expected;
      long start = System.nanoTime();
      try {
        Metadata metadata = new Metadata();
        try (TikaInputStream stream = TikaInputStream.get(file, metadata)) {
          expected = theirs.detect(stream, metadata).toString();
        }
      } catch (IOException | RuntimeException e) {
        expected = e.toString();
      }
      long middle = System.nanoTime();
      String found;
      try (ContentSource source = ContentSource.of(bytes)) {
        found = ours.detect(source, name);
      }
      if (done++ > 2000) {
        theirsTime += middle - start;
        oursTime += System.nanoTime() - middle;
      }
      if (!found.equals(expected)) {
        differ++;
        System.out.println(file + ": expected " + expected + ", found " + found);
      }
    }
    double n = Math.max(1, done - 2000);
    System.out.printf(
        "%d files, %d differ, microseconds a file: Tika %.1f, ours %.1f%n",
        done, differ, theirsTime / 1000.0 / n, oursTime / 1000.0 / n);
  }
}
