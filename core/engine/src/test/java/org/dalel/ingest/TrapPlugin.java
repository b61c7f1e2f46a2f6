package org.dalel.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dalel.ingest.traps.Trap;

/** Packs {@link Trap} as a plugin folder. */
final class TrapPlugin {
  private TrapPlugin() {}

  /** Makes a folder of plugins with the trap in it. */
  static Path in(Path folder) throws IOException {
    Path plugin = folder.resolve("trap");
    String name = Trap.class.getName();
    String file = name.replace('.', '/') + ".class";
    Path classes = plugin.resolve("classes");
    Files.createDirectories(classes.resolve(file).getParent());
    Files.createDirectories(classes.resolve("META-INF"));
    try (InputStream in = Trap.class.getClassLoader().getResourceAsStream(file)) {
      Files.copy(in, classes.resolve(file));
    }
    Files.writeString(classes.resolve("META-INF/extensions.idx"), name + "\n");
    Files.writeString(
        plugin.resolve("plugin.properties"),
        "plugin.id=trap\nplugin.version=1.0.0\nplugin.requires=0.1.0\n");
    return folder;
  }
}
