package org.dalel.content;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Compares text and metadata of all files of some folders with plain Tika's, and the time both need
 * by type.
 *
 * <p>Arguments: {@code [-n N]} a sample of N files, {@code [-q]} no comparison of contents,
 * folders.
 */
public final class AnalysisComparison {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final AnalysisContext LIMITS = AnalysisContext.defaults().withMaxText(200_000_000);

  private final PlainTika tika = new PlainTika();
  private final TypeDetector detector = new TypeDetector();
  private final ContentAnalyzer analyzer = new ContentAnalyzer();
  private final SortedMap<String, long[]> times = new TreeMap<>();
  private int texts;
  private int metadata;
  private int outcomes;

  public static void main(String[] args) throws IOException {
    List<Path> files = new ArrayList<>();
    int sample = Integer.MAX_VALUE;
    boolean compare = true;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("-n")) {
        sample = Integer.parseInt(args[++i]);
      } else if (args[i].equals("-q")) {
        compare = false;
      } else {
        try (Stream<Path> walk = Files.walk(Path.of(args[i]))) {
          walk.filter(
                  p -> Files.isRegularFile(p) && !Files.isSymbolicLink(p) && Files.isReadable(p))
              .sorted()
              .forEach(files::add);
        }
      }
    }
    Collections.shuffle(files, new Random(1));
    files = files.subList(0, Math.min(sample, files.size()));
    new AnalysisComparison().run(files, compare);
  }

  private void run(List<Path> files, boolean compare) throws IOException {
    int count = 0;
    for (Path file : files) {
      if (count++ == Math.min(2000, files.size() / 5)) {
        times.clear();
      }
      if (Files.size(file) > 1 << 27) {
        continue;
      }
      byte[] bytes = Files.readAllBytes(file);
      String name = file.getFileName().toString();
      if (compare) {
        compare(file, bytes, name);
      }
      long start = CPU.getCurrentThreadCpuTime();
      plain(file);
      long middle = CPU.getCurrentThreadCpuTime();
      String type = recurse(ContentSource.of(bytes), name, 0);
      long end = CPU.getCurrentThreadCpuTime();
      long[] sum = times.computeIfAbsent(type, t -> new long[4]);
      sum[0]++;
      sum[1] += middle - start;
      sum[2] += end - middle;
      sum[3] += bytes.length;
    }
    report(count);
  }

  private void plain(Path file) throws IOException {
    Metadata values = new Metadata();
    try (TikaInputStream stream = TikaInputStream.get(file, values)) {
      tika.parser().parse(stream, new DefaultHandler(), values, new ParseContext());
    } catch (TikaException | SAXException | RuntimeException | LinkageError e) {
      values.set("failed", "yes");
    }
  }

  private String recurse(ContentSource source, String name, int depth) throws IOException {
    String type = detector.detect(source, name);
    EmbeddedSink sink =
        (child, content) -> {
          if (depth < 10) {
            recurse(content, child.name(), depth + 1);
          }
          return true;
        };
    analyzer.analyze(source, name, type, sink, LIMITS);
    source.close();
    return type;
  }

  private void compare(Path file, byte[] bytes, String name) throws IOException {
    PlainTika.Outcome expected = tika.parse(file);
    PlainTika.Outcome found = found(bytes, name);
    if (!expected.text().equals(found.text())
        && !(expected.text().isBlank() && found.text().isEmpty())) {
      texts++;
      int at = 0;
      int end = Math.min(expected.text().length(), found.text().length());
      while (at < end && expected.text().charAt(at) == found.text().charAt(at)) {
        at++;
      }
      System.out.printf(
          "TEXT %s %s: %d characters expected, %d found, differ at %d: [%s] [%s] %s %s%n",
          file,
          found.metadata().get("Content-Type"),
          expected.text().length(),
          found.text().length(),
          at,
          around(expected.text(), at),
          around(found.text(), at),
          expected.failure(),
          found.failure());
    }
    if (!expected.metadata().equals(found.metadata())) {
      metadata++;
      System.out.printf("META %s: %s%n", file, difference(expected.metadata(), found.metadata()));
    }
    if (expected.failure().isEmpty() != found.failure().isEmpty()) {
      outcomes++;
      System.out.printf("OUTCOME %s: [%s] [%s]%n", file, expected.failure(), found.failure());
    }
  }

  private static String around(String text, int at) {
    return text.substring(Math.min(at, text.length()), Math.min(text.length(), at + 40))
        .replace("\n", "\\n");
  }

  private static String difference(
      Map<String, List<String>> expected, Map<String, List<String>> found) {
    StringBuilder out = new StringBuilder();
    expected.forEach(
        (k, v) -> {
          if (!v.equals(found.get(k))) {
            out.append(k).append("=").append(v).append(" found ").append(found.get(k)).append("; ");
          }
        });
    found.forEach(
        (k, v) -> {
          if (!expected.containsKey(k)) {
            out.append(k).append("= found ").append(v).append("; ");
          }
        });
    return out.length() > 600 ? out.substring(0, 600) : out.toString();
  }

  private PlainTika.Outcome found(byte[] bytes, String name) throws IOException {
    try (ContentSource source = ContentSource.of(bytes)) {
      String type = detector.detect(source, name);
      ContentResult result = analyzer.analyze(source, name, type, (c, s) -> true, LIMITS);
      boolean fine =
          result.status() == ContentResult.Status.PARSED
              || result.status() == ContentResult.Status.UNSUPPORTED;
      String failure = fine ? "" : result.status() + " " + result.message().orElse("");
      return new PlainTika.Outcome(result.text(), result.metadata(), failure);
    }
  }

  private void report(int count) {
    long[] all = new long[4];
    times
        .values()
        .forEach(
            t -> {
              for (int i = 0; i < 4; i++) {
                all[i] += t[i];
              }
            });
    System.out.printf(
        "%-60s %7s %9s %9s %9s %6s%n", "type", "files", "tika ms", "ours ms", "us each", "share");
    times.entrySet().stream()
        .sorted(Comparator.comparingLong(e -> -e.getValue()[2]))
        .limit(45)
        .forEach(
            e -> {
              long[] t = e.getValue();
              System.out.printf(
                  "%-60s %7d %9.1f %9.1f %9.1f %5.1f%%%n",
                  e.getKey(),
                  t[0],
                  t[1] / 1e6,
                  t[2] / 1e6,
                  t[2] / 1e3 / t[0],
                  100.0 * t[2] / all[2]);
            });
    System.out.printf(
        "%d files; differ: %d texts, %d metadata, %d outcomes; us a file: Tika %.1f, ours %.1f, ratio %.3f%n",
        count,
        texts,
        metadata,
        outcomes,
        all[1] / 1e3 / all[0],
        all[2] / 1e3 / all[0],
        (double) all[2] / all[1]);
  }
}
