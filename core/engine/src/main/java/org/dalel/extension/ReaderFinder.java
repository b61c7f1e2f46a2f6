package org.dalel.extension;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerReader;

/** Turns those classes of a plugin that are container readers into such. */
final class ReaderFinder {
  private ReaderFinder() {}

  /**
   * @param classNames all that the plugin names in {@code META-INF/extensions.idx}; those that are
   *     container readers are taken out
   * @throws PluginRefusal naming the class and what is wrong with it
   */
  static List<LoadedReader> take(
      String pluginId, String version, Set<String> classNames, ClassLoader loader)
      throws PluginRefusal {
    List<LoadedReader> readers = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String className : new TreeSet<>(classNames)) {
      if (!isReader(className, loader)) {
        continue;
      }
      LoadedReader reader = describe(pluginId, version, loader, className);
      if (!ids.add(reader.description().id())) {
        throw new PluginRefusal(
            "it has two container readers with the id '" + reader.description().id() + "'");
      }
      readers.add(reader);
      classNames.remove(className);
    }
    return readers;
  }

  /** What cannot be loaded is refused with all others. */
  private static boolean isReader(String className, ClassLoader loader) {
    try {
      return ContainerReader.class.isAssignableFrom(Class.forName(className, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static LoadedReader describe(
      String pluginId, String version, ClassLoader loader, String className) throws PluginRefusal {
    try {
      Constructor<? extends ContainerReader> constructor =
          Class.forName(className, true, loader).asSubclass(ContainerReader.class).getConstructor();
      ContainerDescription description = constructor.newInstance().description();
      if (description == null) {
        throw new PluginRefusal("its container reader " + className + " has no description");
      }
      return new LoadedReader(pluginId, version, description, loader, constructor::newInstance);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      throw new PluginRefusal(
          "its container reader "
              + className
              + " cannot be made: "
              + (root instanceof NoSuchMethodException
                  ? "expected a public class with a public constructor without parameters"
                  : OneLine.of(root)));
    }
  }
}
