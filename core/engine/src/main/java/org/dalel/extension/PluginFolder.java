package org.dalel.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.pf4j.PluginDependency;

/**
 * A folder of plugins that belongs to the examiner: puts plugins in after the checks that loading
 * makes, and takes them out.
 */
public final class PluginFolder {

  private final Path folder;
  private final Path cache;

  /**
   * @param folder made when the first plugin comes
   * @param cache see {@link ExtensionHost#open}
   */
  public PluginFolder(Path folder, Path cache) {
    this.folder = folder;
    this.cache = cache;
  }

  /**
   * What was put in.
   *
   * @param id of the plugin
   * @param version of the plugin
   * @param file where it lies now
   * @param replaced versions of the same plugin that made room for it
   */
  public record Installed(String id, String version, Path file, List<String> replaced) {}

  /**
   * Loads a plugin on trial, beside those that are there, and puts it into the folder as {@code
   * ID-VERSION.zip} or {@code .jar}. Other versions of it make room.
   *
   * @param file a zip or a jar
   * @param others further folders with plugins that it may depend on
   * @throws PluginRefusedException naming the culprit; the folder is as it was
   * @throws IOException if a folder cannot be read or written
   */
  public Installed install(Path file, List<Path> others, String apiVersion)
      throws IOException, PluginRefusedException {
    String name = file.getFileName().toString();
    if (!Files.isRegularFile(file) || !(name.endsWith(".zip") || name.endsWith(".jar"))) {
      throw new PluginRefusedException(
          file + ": expected a plugin as .zip or .jar, found " + kind(file));
    }
    Files.createDirectories(folder);
    Path trial = Files.createTempDirectory(folder, ".installing-");
    try {
      Path copy = Files.copy(file, trial.resolve(name));
      LoadedPlugin plugin = onTrial(trial, others, apiVersion);
      return settle(plugin, copy, name.substring(name.length() - 4));
    } finally {
      Trees.delete(trial);
    }
  }

  /**
   * Takes a plugin out, whether it can be loaded or not.
   *
   * @return the files that were deleted
   * @throws PluginRefusedException if it is not there, or others of the folder depend on it
   */
  public List<Path> remove(String id) throws IOException, PluginRefusedException {
    List<PluginCandidate> all = candidates();
    List<PluginCandidate> found = all.stream().filter(one -> id.equals(one.id())).toList();
    if (found.isEmpty()) {
      throw new PluginRefusedException(
          folder + ": expected a plugin '" + id + "', found " + ids(all));
    }
    for (PluginCandidate other : all) {
      if (!id.equals(other.id()) && needs(other, id)) {
        throw new PluginRefusedException(
            "plugin '" + other.id() + "' depends on '" + id + "'; remove it first");
      }
    }
    for (PluginCandidate one : found) {
      Trees.delete(one.source());
    }
    return found.stream().map(PluginCandidate::source).toList();
  }

  private LoadedPlugin onTrial(Path trial, List<Path> others, String apiVersion)
      throws IOException, PluginRefusedException {
    List<Path> folders = new ArrayList<>(List.of(trial, folder));
    folders.addAll(others);
    try (ExtensionHost host =
        ExtensionHost.open(folders, cache, apiVersion, ExtractionLimits.DEFAULT)) {
      for (RefusedPlugin refused : host.refused()) {
        if (refused.source().startsWith(trial)) {
          throw new PluginRefusedException(refused.reason());
        }
      }
      return host.plugins().stream()
          .filter(plugin -> plugin.source().startsWith(trial))
          .findFirst()
          .orElseThrow();
    }
  }

  private Installed settle(LoadedPlugin plugin, Path copy, String ending) throws IOException {
    List<PluginCandidate> before =
        candidates().stream().filter(one -> plugin.id().equals(one.id())).toList();
    Path place = folder.resolve(plugin.id() + "-" + plugin.version() + ending);
    Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE);
    for (PluginCandidate old : before) {
      if (!old.source().equals(place)) {
        Trees.delete(old.source());
      }
    }
    return new Installed(
        plugin.id(),
        plugin.version(),
        place,
        before.stream().map(PluginCandidate::version).toList());
  }

  private List<PluginCandidate> candidates() throws IOException {
    Files.createDirectories(cache);
    return new PluginFinder(new PluginCache(cache), new ArrayList<>()).find(List.of(folder));
  }

  private static boolean needs(PluginCandidate candidate, String id) {
    List<PluginDependency> dependencies = candidate.descriptor().getDependencies();
    return dependencies != null
        && dependencies.stream().anyMatch(d -> !d.isOptional() && id.equals(d.getPluginId()));
  }

  private static String ids(List<PluginCandidate> all) {
    return all.isEmpty()
        ? "none"
        : String.join(", ", all.stream().map(PluginCandidate::id).sorted().toList());
  }

  private static String kind(Path file) {
    return Files.isDirectory(file) ? "a folder" : Files.exists(file) ? "another file" : "nothing";
  }
}
