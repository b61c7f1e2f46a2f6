package org.dalel.extension;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
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
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/**
 * The plugins of a run: which were found, which were refused and why, which extractors want to see
 * a file, and what they say about it. Works with no plugin at all. Thread-safe once opened; close
 * it when no call is under way.
 */
public final class ExtensionHost implements AutoCloseable {

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
    Files.createDirectories(cache);
    List<RefusedPlugin> refused = new ArrayList<>();
    List<PluginCandidate> found = new PluginFinder(new PluginCache(cache), refused).find(folders);
    List<PluginCandidate> accepted = new PluginChecks(apiVersion, refused).accept(found);
    HostPluginManager manager = new HostPluginManager(cache);
    List<LoadedPlugin> plugins = new ArrayList<>();
    List<LoadedExtractor> extractors = new ArrayList<>();
    List<LoadedReader> readers = new ArrayList<>();
    for (PluginCandidate candidate : accepted) {
      try {
        Extensions offered = load(manager, candidate);
        extractors.addAll(offered.extractors());
        readers.addAll(offered.readers());
        plugins.add(loaded(candidate));
      } catch (PluginRefusal e) {
        unload(manager, candidate);
        refused.add(new RefusedPlugin(candidate.source(), sentence(candidate, e.getMessage())));
      }
    }
    return new ExtensionHost(plugins, refused, extractors, readers, limits, manager::unloadPlugins);
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
              "built-in",
              first.description().version(),
              first.description(),
              first.getClass().getClassLoader(),
              supplier::get));
    }
    return new ExtensionHost(List.of(), List.of(), extractors, List.of(), limits, () -> {});
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
              "built-in",
              first.description().version(),
              first.description(),
              first.getClass().getClassLoader(),
              supplier::get));
    }
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

  private record Extensions(List<LoadedExtractor> extractors, List<LoadedReader> readers) {}

  private static Extensions load(HostPluginManager manager, PluginCandidate candidate)
      throws PluginRefusal {
    try {
      manager.loadPlugin(candidate.code());
      PluginState state = manager.startPlugin(candidate.id());
      PluginWrapper wrapper = manager.getPlugin(candidate.id());
      if (!state.isStarted()) {
        throw new PluginRefusal("it cannot be started: " + cause(wrapper.getFailedException()));
      }
      String id = candidate.id();
      ClassLoader loader = wrapper.getPluginClassLoader();
      Set<String> classes = new HashSet<>(manager.getExtensionClassNames(id));
      List<LoadedReader> readers = ReaderFinder.take(id, candidate.version(), classes, loader);
      return new Extensions(
          ExtractorReader.read(id, candidate.version(), classes, loader, !readers.isEmpty()),
          readers);
    } catch (PluginRuntimeException | LinkageError e) {
      throw new PluginRefusal("it cannot be loaded: " + OneLine.of(e));
    }
  }

  /** What depends on a refused plugin is then refused in its turn. */
  private static void unload(HostPluginManager manager, PluginCandidate candidate) {
    if (manager.getPlugin(candidate.id()) != null) {
      manager.unloadPlugin(candidate.id());
    }
  }

  private static String cause(Throwable thrown) {
    return thrown == null ? "no reason was given" : OneLine.of(thrown);
  }

  private static LoadedPlugin loaded(PluginCandidate candidate) {
    return new LoadedPlugin(
        candidate.id(),
        candidate.version(),
        orEmpty(candidate.descriptor().getPluginDescription()),
        orEmpty(candidate.descriptor().getProvider()),
        orEmpty(candidate.descriptor().getLicense()),
        candidate.source(),
        candidate.sha256());
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static String sentence(PluginCandidate candidate, String objection) {
    return OneLine.of(
        "plugin '"
            + candidate.id()
            + "' ("
            + candidate.source().getFileName()
            + "): "
            + objection
            + "; it is not loaded");
  }
}
