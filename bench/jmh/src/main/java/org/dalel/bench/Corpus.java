package org.dalel.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the benchmarks work on: the images and files of {@code bench/make-images}. */
public final class Corpus {
  private static final long LARGEST = 1 << 20;

  private Corpus() {}

  /**
   * A file.
   *
   * @param name last component of its path
   * @param bytes its content
   */
  public record Sample(String name, byte[] bytes) {}

  /** An image by its file name. */
  public static Path image(String name) {
    Path image = folder().resolve(name);
    if (!Files.exists(image)) {
      throw new IllegalStateException(
          image + ": expected an image, found nothing; make it with bench/make-images");
    }
    return image;
  }

  /** {@code count} files of at most 1 MiB, evenly spread over the sorted tree. */
  public static List<Sample> files(int count) {
    return files(count, "");
  }

  /** The same of the files whose names end so. */
  public static List<Sample> files(int count, String suffix) {
    try (Stream<Path> walk = Files.walk(image("files"))) {
      List<Path> all =
          walk.filter(Files::isRegularFile)
              .filter(file -> file.toString().endsWith(suffix) && size(file) <= LARGEST)
              .sorted()
              .toList();
      int taken = Math.min(count, all.size());
      return IntStream.range(0, taken)
          .mapToObj(i -> all.get((int) ((long) i * all.size() / taken)))
          .map(Corpus::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of {@code /usr} of at most 1 MiB, evenly spread, of so many bytes together at most. */
  public static List<Sample> tree(long bytes) {
    try (Stream<Path> walk = Files.walk(Path.of("/usr"))) {
      List<Path> all =
          walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .filter(file -> Files.isReadable(file) && size(file) <= LARGEST)
              .sorted()
              .toList();
      long total = all.stream().mapToLong(Corpus::size).sum();
      int step = (int) Math.max(1, (total + bytes - 1) / bytes);
      return IntStream.range(0, all.size() / step).mapToObj(i -> read(all.get(i * step))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    String named = System.getenv("DALEL_BENCH");
    return Path.of(named == null ? System.getProperty("java.io.tmpdir") + "/dalel-bench" : named);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample read(Path file) {
    try {
      return new Sample(file.getFileName().toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
