package org.dalel.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dalel.ingest.traps.Burglar;
import org.dalel.ingest.traps.Crate;
import org.dalel.ingest.traps.Flood;
import org.dalel.ingest.traps.Fuse;
import org.dalel.ingest.traps.Lookout;
import org.dalel.ingest.traps.Marks;
import org.dalel.ingest.traps.Roll;
import org.dalel.ingest.traps.Safe;
import org.dalel.ingest.traps.Shelf;
import org.dalel.ingest.traps.Trap;
import org.dalel.ingest.traps.Witness;

/** Packs {@link Trap} and {@link Witness} as plugin folders. */
final class TrapPlugin {
  private TrapPlugin() {}

  /** Makes a folder of plugins with the trap and its witness in it. */
  static Path in(Path folder) throws IOException {
    pack(folder, "trap", Trap.class);
    pack(folder, "witness", Witness.class);
    return folder;
  }

  /** Makes a folder of plugins that look at places and try secrets. */
  static Path lookingAround(Path folder) throws IOException {
    pack(folder, "lookout", Lookout.class);
    pack(folder, "safe", Safe.class);
    return folder;
  }

  /** Makes a folder of plugins with one that goes where it has no business. */
  static Path burglar(Path folder) throws IOException {
    pack(folder, "burglar", Burglar.class);
    return folder;
  }

  /** Makes a folder of plugins with one that reads crates, and those that look at places. */
  static Path crates(Path folder) throws IOException {
    pack(folder, "crates", Crate.class);
    return lookingAround(folder);
  }

  /**
   * Makes a folder of plugins with one that looks beside containers, and those of {@link #crates}.
   */
  static Path shelves(Path folder) throws IOException {
    pack(folder, "shelves", Shelf.class);
    return crates(folder);
  }

  /** Makes a folder of plugins with one that hands on what it finds in parts. */
  static Path flood(Path folder) throws IOException {
    pack(folder, "flood", Flood.class);
    return folder;
  }

  /** Makes a folder of plugins with one that gives lists of bulk records. */
  static Path rolls(Path folder) throws IOException {
    pack(folder, "rolls", Roll.class);
    return folder;
  }

  /** Makes a folder of plugins with text scanners. */
  static Path scanners(Path folder) throws IOException {
    pack(folder, "marks", Marks.class);
    pack(folder, "fuse", Fuse.class);
    return folder;
  }

  private static void pack(Path folder, String id, Class<?> type) throws IOException {
    Path plugin = folder.resolve(id);
    String name = type.getName();
    Path classes = plugin.resolve("classes");
    Files.createDirectories(classes.resolve("META-INF"));
    copy(type, classes);
    for (Class<?> inside : type.getDeclaredClasses()) {
      copy(inside, classes);
    }
    Files.writeString(classes.resolve("META-INF/extensions.idx"), name + "\n");
    Files.writeString(
        plugin.resolve("plugin.properties"),
        "plugin.id=" + id + "\nplugin.version=1.0.0\nplugin.requires=0.1.0\n");
  }

  private static void copy(Class<?> type, Path classes) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    Files.createDirectories(classes.resolve(file).getParent());
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      Files.copy(in, classes.resolve(file));
    }
  }
}
