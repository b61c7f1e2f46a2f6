package org.dalel.plugins.wallets.extension;

/** Parts of paths inside a file system of the evidence, {@code /a/b/c}. */
final class Paths {

  private Paths() {}

  /** The folder so many steps up; empty for the root. */
  static String above(String path, int steps) {
    String folder = path;
    for (int i = 0; i < steps; i++) {
      folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }
    return folder;
  }

  /** The last part of a path. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
