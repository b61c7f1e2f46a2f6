package org.dalel.extension;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.ScannerDescription;
import org.dalel.api.TextScanner;

/**
 * Turns the classes that a loaded plugin names in {@code META-INF/extensions.idx} into extractors.
 */
final class ExtractorReader {

  private ExtractorReader() {}

  /**
   * @param mayBeNone whether the plugin has something else to offer
   * @throws PluginRefusal naming the class and what is wrong with it
   */
  static List<LoadedExtractor> read(
      String pluginId,
      String version,
      Set<String> classNames,
      ClassLoader loader,
      boolean mayBeNone)
      throws PluginRefusal {
    List<LoadedExtractor> extractors = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String className : new TreeSet<>(classNames)) {
      LoadedExtractor extractor = read(pluginId, version, className, loader);
      if (!ids.add(extractor.description().id())) {
        throw new PluginRefusal(
            "it has two extractors with the id '" + extractor.description().id() + "'");
      }
      extractors.add(extractor);
    }
    if (extractors.isEmpty() && !mayBeNone) {
      throw new PluginRefusal(
          "expected extractors or container readers in META-INF/extensions.idx, found none (are they annotated with "
              + "@Extension, and was annotation processing on?)");
    }
    return extractors;
  }

  private static LoadedExtractor read(
      String pluginId, String version, String className, ClassLoader loader) throws PluginRefusal {
    Class<?> found = type(className, loader);
    if (ArtifactExtractor.class.isAssignableFrom(found)) {
      return describe(
          pluginId, version, loader, constructor(found.asSubclass(ArtifactExtractor.class)));
    }
    if (TextScanner.class.isAssignableFrom(found)) {
      return describeScanner(
          pluginId, version, loader, constructor(found.asSubclass(TextScanner.class)));
    }
    throw new PluginRefusal(
        "its extension " + className + " is of a kind that this program does not know");
  }

  /** Describes a text scanner by asking a first instance of it. */
  static LoadedExtractor describeScanner(
      String pluginId,
      String version,
      ClassLoader loader,
      Constructor<? extends TextScanner> constructor)
      throws PluginRefusal {
    String name = constructor.getDeclaringClass().getName();
    try {
      ScannerDescription description = constructor.newInstance().description();
      if (description == null) {
        throw new PluginRefusal("its scanner " + name + " has no description");
      }
      return new LoadedExtractor(pluginId, version, description, loader, constructor::newInstance);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      throw refusal(name, e);
    }
  }

  /** Describes an extractor by asking a first instance of it. */
  static LoadedExtractor describe(
      String pluginId,
      String version,
      ClassLoader loader,
      Constructor<? extends ArtifactExtractor> constructor)
      throws PluginRefusal {
    try {
      ExtractorDescription description = constructor.newInstance().description();
      if (description == null) {
        throw new PluginRefusal(
            "its extractor " + constructor.getDeclaringClass().getName() + " has no description");
      }
      return new LoadedExtractor(pluginId, version, description, loader, constructor::newInstance);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      throw refusal(constructor.getDeclaringClass().getName(), e);
    }
  }

  private static Class<?> type(String className, ClassLoader loader) throws PluginRefusal {
    try {
      return Class.forName(className, true, loader);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw refusal(className, e);
    }
  }

  private static <T> Constructor<T> constructor(Class<T> type) throws PluginRefusal {
    try {
      return type.getConstructor();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw refusal(type.getName(), e);
    }
  }

  private static PluginRefusal refusal(String className, Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String cause =
        root instanceof ClassNotFoundException || root instanceof NoClassDefFoundError
            ? "misses the class " + root.getMessage().replace('/', '.')
            : root instanceof NoSuchMethodException
                ? "cannot be made: expected a public class with a public constructor without parameters"
                : "cannot be made: " + OneLine.of(root);
    return new PluginRefusal("its extractor " + className + " " + cause);
  }
}
