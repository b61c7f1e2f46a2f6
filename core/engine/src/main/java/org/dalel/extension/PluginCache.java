package org.dalel.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.pf4j.util.Unzip;

/**
 * Private folder of unpacked plugin zips, one a digest: the program's own folder may be read-only,
 * and a zip that has changed is another plugin. Safe against two processes at once: a zip is
 * unpacked aside and moved into place whole.
 */
final class PluginCache {

  private final Path folder;

  PluginCache(Path folder) {
    this.folder = folder;
  }

  /** The folder that has the content of the zip; unpacks it unless that was done before. */
  Path unpacked(Path zip, String sha256) throws IOException {
    Path place = folder.resolve(sha256);
    if (Files.isDirectory(place)) {
      return place;
    }
    Path aside = Files.createTempDirectory(folder, "unpacking-");
    try {
      new Unzip(zip.toFile(), aside.toFile()).extract();
      Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Trees.delete(aside);
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
    return place;
  }
}
