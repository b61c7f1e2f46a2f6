package org.dalel.extension.conformance;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dalel.api.ArtifactType;
import org.dalel.api.DalelApi;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.ExtractionLimits;
import org.dalel.extension.LoadedExtractor;
import org.dalel.extension.LoadedPlugin;
import org.dalel.extension.LoadedReader;
import org.dalel.extension.RefusedPlugin;

/**
 * The process in which a plugin is tried: {@code FOLDER CACHE SECONDS N BESIDE... SAMPLE...}, the
 * folder with the one plugin in it, and N folders whose plugins it may depend on. Prints {@link
 * Verdict} lines, and before each call what is called.
 */
final class ConformanceMain {
  /** The last line: who ends the process before it did not let the checks come to their end. */
  static final String DONE = "done";

  private final PrintStream out;

  private ConformanceMain(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    NetworkWatch.install();
    ConformanceMain main = new ConformanceMain(out);
    // a group of its own: what is in it besides this thread was started by an extractor
    ThreadGroup group = new ThreadGroup("extraction");
    Thread thread = new Thread(group, () -> main.run(arguments), "extraction");
    thread.start();
    thread.join();
    System.exit(0);
  }

  private void run(String[] arguments) {
    List<Path> paths = Stream.of(arguments).skip(4).map(Path::of).toList();
    int beside = Integer.parseInt(arguments[3]);
    Path trial = Path.of(arguments[0]);
    List<Path> folders = new ArrayList<>(List.of(trial));
    folders.addAll(paths.subList(0, beside));
    Samples samples = new Samples(paths.subList(beside, paths.size()));
    Duration limit = Duration.ofSeconds(Long.parseLong(arguments[2]));
    try (ExtensionHost host =
        ExtensionHost.open(
            folders, Path.of(arguments[1]), DalelApi.VERSION, ExtractionLimits.DEFAULT)) {
      for (RefusedPlugin refused : host.refused()) {
        if (refused.source().startsWith(trial)) {
          print(Verdict.failed("loading", refused.reason()));
        }
      }
      for (LoadedPlugin plugin : host.plugins()) {
        if (plugin.source().startsWith(trial)) {
          check(host, plugin, samples, limit);
        }
      }
      out.println(DONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(ExtensionHost host, LoadedPlugin plugin, Samples samples, Duration limit)
      throws IOException {
    List<LoadedExtractor> extractors =
        host.extractors().stream().filter(one -> one.pluginId().equals(plugin.id())).toList();
    List<LoadedReader> readers =
        host.readers().stream().filter(one -> one.pluginId().equals(plugin.id())).toList();
    print(
        Verdict.ok(
            "loading",
            plugin.id()
                + " "
                + plugin.version()
                + (extractors.isEmpty() ? "" : ", extractors: " + extractors.size())
                + (readers.isEmpty() ? "" : ", container readers: " + readers.size())));
    print(metadata(plugin));
    if (!extractors.isEmpty()) {
      print(types(extractors));
    }
    Watchdog watchdog = new Watchdog(out, limit.plusSeconds(2));
    watchdog.start();
    Tally tally = new Tally();
    if (!samples.given().isEmpty()) {
      tally.samplesGiven();
    }
    Conformance conformance = new Conformance(host, watchdog, limit, tally);
    for (LoadedExtractor extractor : extractors) {
      conformance.examine(extractor, samples.of(extractor.description().interest()));
    }
    ReaderConformance containers = new ReaderConformance(host, watchdog, limit, tally);
    for (LoadedReader reader : readers) {
      containers.examine(reader, samples.of(reader.description().interest()));
    }
    tally.verdicts().forEach(this::print);
  }

  private static Verdict metadata(LoadedPlugin plugin) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("plugin.description", plugin.description());
    parts.put("plugin.provider", plugin.provider());
    parts.put("plugin.license", plugin.license());
    List<String> missing =
        parts.entrySet().stream()
            .filter(e -> e.getValue().isBlank())
            .map(Map.Entry::getKey)
            .toList();
    return missing.isEmpty()
        ? Verdict.ok("metadata", "id, version, API, description, provider, licence")
        : Verdict.failed("metadata", "expected " + String.join(", ", missing) + ", found none");
  }

  /** That each has its sentence was seen to when the descriptions were made. */
  private static Verdict types(List<LoadedExtractor> extractors) {
    List<String> names =
        extractors.stream()
            .flatMap(extractor -> extractor.description().types().stream())
            .map(ArtifactType::name)
            .distinct()
            .sorted()
            .toList();
    return Verdict.ok("artifact types", String.join(", ", names) + "; each has its sentence");
  }

  private void print(Verdict verdict) {
    out.println(verdict.line());
  }
}
