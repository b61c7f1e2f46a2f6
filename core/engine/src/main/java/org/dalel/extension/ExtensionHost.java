package org.dalel.extension;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.ScanPlace;
import org.dalel.api.Scope;
import org.dalel.api.TextScanner;
import org.dalel.api.WordRow;

/**
 * The plugins of a run: which were found, which were refused and why, which extractors want to see
 * a file, and what they say about it. Works with no plugin at all. Thread-safe once opened; close
 * it when no call is under way.
 */
public final class ExtensionHost implements AutoCloseable {

  private static final String BUILT_IN = "built-in";

  private static final Comparator<LoadedExtractor> ORDER =
      Comparator.comparing(LoadedExtractor::pluginId)
          .thenComparing(extractor -> extractor.description().id());

  private static final Comparator<LoadedReader> READERS =
      Comparator.comparing(LoadedReader::pluginId)
          .thenComparing(reader -> reader.description().id());

  private final List<LoadedPlugin> plugins;
  private final List<RefusedPlugin> refused;
  private final List<LoadedExtractor> extractors;
  private final List<LoadedReader> readers;
  private final InterestMatcher containers;
  private final InterestMatcher matcher;
  private final InterestMatcher places;
  private final InterestMatcher firstBytes;
  private final Map<ScanPlace, ScanTeam> scanners = new EnumMap<>(ScanPlace.class);
  private final ExtractionLimits limits;
  private final Runnable unload;

  private ExtensionHost(
      List<LoadedPlugin> plugins,
      List<RefusedPlugin> refused,
      List<LoadedExtractor> extractors,
      List<LoadedReader> readers,
      ExtractionLimits limits,
      Runnable unload) {
    this.plugins = plugins.stream().sorted(Comparator.comparing(LoadedPlugin::id)).toList();
    this.refused = List.copyOf(refused);
    this.extractors = extractors.stream().sorted(ORDER).toList();
    this.readers = readers.stream().sorted(READERS).toList();
    this.containers =
        InterestMatcher.over(
            this.readers.stream().map(reader -> reader.description().interest()).toList());
    this.matcher = new InterestMatcher(this.extractors, ExtensionHost::ofExtractor);
    this.places = new InterestMatcher(this.extractors, ExtensionHost::inPlace);
    this.firstBytes = new InterestMatcher(this.extractors, ExtensionHost::byMagicInPlace);
    this.limits = limits;
    this.unload = unload;
    Map<WordRow, TextRows> rows = new HashMap<>(); // made once for all places
    for (ScanPlace place : ScanPlace.values()) {
      scanners.put(
          place,
          ScanTeam.in(
              place, this.extractors, limits, row -> rows.computeIfAbsent(row, TextRows::new)));
    }
  }

  /**
   * Finds, checks and loads the plugins of these folders; the earlier folder wins where two have
   * the same plugin. A plugin that cannot be loaded is {@linkplain #refused() refused} and the
   * others go on.
   *
   * @param folders plugin folders; those that do not exist are passed over; nothing is written to
   *     them
   * @param cache private folder for what has to be unpacked; made if need be
   * @param apiVersion normally {@link org.dalel.api.DalelApi#VERSION}
   * @throws IOException if a plugin folder cannot be listed or the cache not be written
   */
  public static ExtensionHost open(
      List<Path> folders, Path cache, String apiVersion, ExtractionLimits limits)
      throws IOException {
    PluginLoader loader = PluginLoader.load(folders, cache, apiVersion);
    return new ExtensionHost(
        loader.plugins(),
        loader.refused(),
        loader.extractors(),
        loader.readers(),
        limits,
        loader::unloadAll);
  }

  /**
   * A host of extractors that are part of the program, without plugins: for tests.
   *
   * @param suppliers each gives a fresh extractor
   */
  public static ExtensionHost of(
      ExtractionLimits limits, List<Supplier<? extends ArtifactExtractor>> suppliers) {
    List<LoadedExtractor> extractors = new ArrayList<>();
    for (Supplier<? extends ArtifactExtractor> supplier : suppliers) {
      ArtifactExtractor first = supplier.get();
      extractors.add(
          new LoadedExtractor(
              BUILT_IN,
              first.description().version(),
              first.description(),
              first.getClass().getClassLoader(),
              supplier::get));
    }
    return builtIn(extractors, limits);
  }

  /**
   * A host of text scanners that are part of the program, without plugins: for tests.
   *
   * @param suppliers each gives a fresh scanner
   */
  public static ExtensionHost ofScanners(
      ExtractionLimits limits, List<Supplier<? extends TextScanner>> suppliers) {
    List<LoadedExtractor> extractors = new ArrayList<>();
    for (Supplier<? extends TextScanner> supplier : suppliers) {
      TextScanner first = supplier.get();
      extractors.add(
          new LoadedExtractor(
              BUILT_IN,
              first.description().version(),
              first.description(),
              first.getClass().getClassLoader(),
              supplier::get));
    }
    return builtIn(extractors, limits);
  }

  private static ExtensionHost builtIn(List<LoadedExtractor> extractors, ExtractionLimits limits) {
    return new ExtensionHost(List.of(), List.of(), extractors, List.of(), limits, () -> {});
  }

  /** A host without any extractor. */
  public static ExtensionHost none() {
    return of(ExtractionLimits.DEFAULT, List.of());
  }

  /** The plugins at work, by id. */
  public List<LoadedPlugin> plugins() {
    return plugins;
  }

  /** What was found in the plugin folders and is not at work, with the reason. */
  public List<RefusedPlugin> refused() {
    return refused;
  }

  /** All extractors, by plugin id and extractor id. */
  public List<LoadedExtractor> extractors() {
    return extractors;
  }

  /**
   * The extractors that want to see a file, in the order of {@link #extractors()}.
   *
   * @param mediaType detected type; parameters and case are ignored
   * @param path path in its file system or container; its last part is the name
   * @param head the first bytes of the content, from position to limit, which are left alone; magic
   *     beyond them does not match ({@link org.dalel.api.Magic#MAX_OFFSET})
   * @param hasText whether its text is known
   */
  public List<LoadedExtractor> matching(
      String mediaType, String path, ByteBuffer head, boolean hasText) {
    return chosen(matcher.matching(mediaType, path, head, hasText));
  }

  /** The text scanners that are at work in a place, all together. */
  public ScanTeam scanners(ScanPlace place) {
    return scanners.get(place);
  }

  /** Whether there is an extractor of scope {@link Scope#CONTEXT}. */
  public boolean looksAtPlaces() {
    return extractors.stream().anyMatch(ExtensionHost::isContextual);
  }

  /**
   * The extractors of scope {@link Scope#CONTEXT} that want to see a file where it lies, for its
   * type, its name or its place; those that ask for first bytes are not among them.
   */
  public List<LoadedExtractor> matchingPlace(String mediaType, String path, boolean hasText) {
    return chosen(places.matching(mediaType, path, ByteBuffer.allocate(0), hasText));
  }

  /** The extractors of scope {@link Scope#CONTEXT} that want to see a folder. */
  public List<LoadedExtractor> matchingFolder(String path) {
    return chosen(places.matchingFolder(path));
  }

  /** The extractors of scope {@link Scope#CONTEXT} that want all files that begin like this. */
  public List<LoadedExtractor> askingForFirstBytes(ByteBuffer head) {
    return chosen(firstBytes.matching("", "", head, false));
  }

  /** All container readers of plugins, by plugin id and reader id. */
  public List<LoadedReader> readers() {
    return readers;
  }

  /**
   * The container readers that may read a content, in the order in which they are asked.
   *
   * @param mediaType detected type; parameters and case are ignored
   * @param name its name; empty when it is not to be looked at
   * @param head its first bytes
   */
  public List<LoadedReader> readersOf(String mediaType, String name, ByteBuffer head) {
    return readers.isEmpty()
        ? List.of()
        : containers.matching(mediaType, "/" + name, head, false).stream()
            .mapToObj(readers::get)
            .toList();
  }

  /**
   * Calls a fresh instance of a container reader. Whatever it throws becomes the failure of the
   * result, except {@link OutOfMemoryError}, which passes. An interrupt is kept.
   */
  public ContainerReading read(
      LoadedReader by, EvidenceFile container, HostContext context, EntrySink sink) {
    return new ReadingCall(by).run(container, context, sink);
  }

  private List<LoadedExtractor> chosen(BitSet indices) {
    return indices.isEmpty() ? List.of() : indices.stream().mapToObj(extractors::get).toList();
  }

  private static boolean isContextual(LoadedExtractor extractor) {
    return extractor.description().scope() == Scope.CONTEXT;
  }

  /** Scanners see what they see in one pass for all of them. */
  private static Interest ofExtractor(LoadedExtractor extractor) {
    return extractor.scanner().isPresent() ? Interest.NONE : extractor.description().interest();
  }

  private static Interest inPlace(LoadedExtractor extractor) {
    Interest all = extractor.description().interest();
    return isContextual(extractor)
        ? new Interest(
            all.mediaTypes(), all.names(), all.paths(), Set.of(), all.text(), all.folders())
        : Interest.NONE;
  }

  private static Interest byMagicInPlace(LoadedExtractor extractor) {
    return isContextual(extractor)
        ? Interest.magic(extractor.description().interest().magics().toArray(Magic[]::new))
        : Interest.NONE;
  }

  /**
   * Calls a fresh instance of an extractor. Whatever it throws becomes the {@linkplain
   * Extraction#failure() failure} of the result, except {@link OutOfMemoryError}, which passes. An
   * interrupt is kept.
   */
  public Extraction extract(LoadedExtractor by, EvidenceFile file, HostContext context) {
    return new ExtractionCall(by, limits).run(file, context);
  }

  /** Unloads the plugins and closes their files. */
  @Override
  public void close() {
    unload.run();
  }
}
