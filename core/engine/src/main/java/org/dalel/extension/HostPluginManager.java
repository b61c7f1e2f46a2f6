package org.dalel.extension;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginLoader;
import org.pf4j.PluginStatusProvider;

/**
 * PF4J as this host needs it: loads what it is given path by path, keeps no state on disk, and
 * gives every plugin an {@link IsolatedClassLoader}.
 */
final class HostPluginManager extends DefaultPluginManager {

  /**
   * @param root an existing folder without plugins; PF4J wants one, this host never lists it
   */
  HostPluginManager(Path root) {
    super(List.of(root));
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new LayoutLoader(this);
  }

  @Override
  protected PluginStatusProvider createPluginStatusProvider() {
    return new AllEnabled();
  }

  /** What is in a plugin folder is enabled; taking it out disables it. */
  private static final class AllEnabled implements PluginStatusProvider {
    @Override
    public boolean isPluginDisabled(String pluginId) {
      return false;
    }

    @Override
    public void disablePlugin(String pluginId) {
      throw new UnsupportedOperationException(
          "plugins are disabled by taking them out of the folder");
    }

    @Override
    public void enablePlugin(String pluginId) {
      // already is
    }
  }
}
