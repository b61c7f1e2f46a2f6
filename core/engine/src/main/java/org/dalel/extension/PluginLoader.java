package org.dalel.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/**
 * Finds, checks and loads plugins, each with a class loader of its own. One that cannot be loaded
 * is refused with a sentence, and the others go on.
 */
final class PluginLoader {
  private final HostPluginManager manager;
  private final List<RefusedPlugin> refused = new ArrayList<>();
  private final List<LoadedPlugin> plugins = new ArrayList<>();
  private final List<LoadedExtractor> extractors = new ArrayList<>();
  private final List<LoadedReader> readers = new ArrayList<>();

  private record Extensions(List<LoadedExtractor> extractors, List<LoadedReader> readers) {}

  private PluginLoader(Path cache) {
    this.manager = new HostPluginManager(cache);
  }

  /**
   * Loads the plugins of these folders; the earlier folder wins where two have the same plugin.
   *
   * @throws IOException if a plugin folder cannot be listed or the cache not be written
   */
  static PluginLoader load(List<Path> folders, Path cache, String apiVersion) throws IOException {
    Files.createDirectories(cache);
    PluginLoader loader = new PluginLoader(cache);
    List<PluginCandidate> found =
        new PluginFinder(new PluginCache(cache), loader.refused).find(folders);
    for (PluginCandidate candidate : new PluginChecks(apiVersion, loader.refused).accept(found)) {
      loader.take(candidate);
    }
    return loader;
  }

  private void take(PluginCandidate candidate) {
    try {
      Extensions offered = load(candidate);
      extractors.addAll(offered.extractors());
      readers.addAll(offered.readers());
      plugins.add(loaded(candidate));
    } catch (PluginRefusal e) {
      unload(candidate);
      refused.add(new RefusedPlugin(candidate.source(), sentence(candidate, e.getMessage())));
    }
  }

  List<LoadedPlugin> plugins() {
    return plugins;
  }

  /** What is not at work, with the reason. */
  List<RefusedPlugin> refused() {
    return refused;
  }

  List<LoadedExtractor> extractors() {
    return extractors;
  }

  List<LoadedReader> readers() {
    return readers;
  }

  /** Unloads the plugins and closes their files. */
  void unloadAll() {
    manager.unloadPlugins();
  }

  private Extensions load(PluginCandidate candidate) throws PluginRefusal {
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
  private void unload(PluginCandidate candidate) {
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
