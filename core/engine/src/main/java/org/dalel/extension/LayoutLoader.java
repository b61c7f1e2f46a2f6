package org.dalel.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;

/**
 * Makes the class path of a plugin from its layout:
 *
 * <pre>
 *  x.jar                          itself
 *  x/plugin.properties            classes/       lib/*.jar          (also what a zip unpacks to)
 *  x/plugin.properties            target/classes/  target/lib/*.jar (a Maven project, for development)
 * </pre>
 */
final class LayoutLoader implements PluginLoader {

  private static final List<String> ROOTS = List.of("", "target");

  private final PluginManager manager;

  LayoutLoader(PluginManager manager) {
    this.manager = manager;
  }

  @Override
  public boolean isApplicable(Path plugin) {
    return true;
  }

  @Override
  public ClassLoader loadPlugin(Path plugin, PluginDescriptor descriptor) {
    IsolatedClassLoader loader = new IsolatedClassLoader(manager, descriptor);
    if (Files.isRegularFile(plugin)) {
      loader.addFile(plugin.toFile());
      return loader;
    }
    for (String root : ROOTS) {
      Path classes = plugin.resolve(root).resolve("classes");
      if (Files.isDirectory(classes)) {
        loader.addFile(classes.toFile());
      }
      jars(plugin.resolve(root).resolve("lib")).forEach(jar -> loader.addFile(jar.toFile()));
    }
    return loader;
  }

  private static List<Path> jars(Path lib) {
    if (!Files.isDirectory(lib)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(lib)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          lib + ": expected a folder of libraries: " + e.getMessage(), e);
    }
  }
}
