package org.dalel.extension;

/**
 * The parent of every plugin's class loader: the Java platform, the API with what it shows itself
 * (PF4J, SLF4J), and the readers of formats. The engine and its libraries are not to be seen from a
 * plugin, so a plugin cannot come to depend on them by accident.
 */
final class ApiOnlyLoader extends ClassLoader {

  private final ClassLoader engine;

  ApiOnlyLoader(ClassLoader engine) {
    super(ClassLoader.getPlatformClassLoader());
    this.engine = engine;
  }

  /** Whether the class always comes from the engine, even if a plugin brings its own copy. */
  static boolean isShared(String className) {
    return className.startsWith("org.dalel.api.")
        || className.startsWith("org.dalel.formats.")
        || className.startsWith("org.pf4j.")
        || className.startsWith("org.slf4j.");
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isShared(name)) {
      return engine.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
