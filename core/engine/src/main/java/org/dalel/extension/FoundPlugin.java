package org.dalel.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A plugin as it lies in a folder and tells of itself; none of its code has run.
 *
 * @param id of the plugin
 * @param version of the plugin
 * @param description in words; empty when it says nothing
 * @param source the file or folder; as a plugin folder it stands for this plugin alone
 */
public record FoundPlugin(String id, String version, String description, Path source) {

  /**
   * The plugins in folders by id; the earlier folder wins where two have the same one. What cannot
   * be read is left out: loading says why.
   *
   * @param folders plugin folders; those that do not exist are passed over
   * @param cache see {@link ExtensionHost#open}
   * @throws IOException if a plugin folder cannot be listed or the cache not be written
   */
  public static List<FoundPlugin> in(List<Path> folders, Path cache) throws IOException {
    Files.createDirectories(cache);
    Map<String, FoundPlugin> found = new LinkedHashMap<>();
    for (PluginCandidate one :
        new PluginFinder(new PluginCache(cache), new ArrayList<>()).find(folders)) {
      String description = one.descriptor().getPluginDescription();
      found.putIfAbsent(
          one.id(),
          new FoundPlugin(
              one.id(), one.version(), Objects.requireNonNullElse(description, ""), one.source()));
    }
    return found.values().stream().sorted(java.util.Comparator.comparing(FoundPlugin::id)).toList();
  }
}
