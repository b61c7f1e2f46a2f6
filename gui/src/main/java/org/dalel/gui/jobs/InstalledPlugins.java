package org.dalel.gui.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dalel.casefile.CaseException;
import org.dalel.extension.FoundPlugin;

/** The plugins that a run can use. */
public final class InstalledPlugins {
  private final List<Path> folders;
  private final Path cache;

  /**
   * Those in some folders.
   *
   * @param cache private folder into which plugin zips are unpacked
   */
  public InstalledPlugins(List<Path> folders, Path cache) {
    this.folders = List.copyOf(folders);
    this.cache = cache;
  }

  /** Where they are looked for. */
  public List<Path> folders() {
    return folders;
  }

  /** Where they are unpacked. */
  public Path cache() {
    return cache;
  }

  /** What there is now, by id; nothing of it is run. */
  public List<FoundPlugin> all() {
    try {
      return FoundPlugin.in(folders, cache);
    } catch (IOException e) {
      throw new CaseException("plugins: the folders cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The plugin folders of a run that uses some alone; the folders themselves when it is all.
   *
   * @throws IllegalArgumentException naming those that are not there
   */
  public List<Path> chosen(List<String> ids) {
    List<FoundPlugin> all = all();
    TreeSet<String> wanted = new TreeSet<>(ids);
    List<Path> sources = new ArrayList<>();
    for (FoundPlugin one : all) {
      if (wanted.remove(one.id())) {
        sources.add(one.source().toAbsolutePath());
      }
    }
    if (!wanted.isEmpty()) {
      throw new IllegalArgumentException(
          "plugins: expected some of "
              + all.stream().map(FoundPlugin::id).toList()
              + ", found "
              + String.join(", ", wanted));
    }
    return sources.size() == all.size() ? folders : sources;
  }
}
