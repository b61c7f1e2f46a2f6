package org.dalel.extension.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dalel.api.Glob;
import org.dalel.api.Interest;

/**
 * Samples of the plugin's author: a file stands alone, a folder plays a file system.
 *
 * @param given existing files and folders
 */
record Samples(List<Path> given) {
  private static final long LARGEST = 64 << 20;

  /** The inputs that they are for one extractor or container reader. */
  List<Trial> of(Interest interest) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (Path sample : given) {
      if (Files.isDirectory(sample)) {
        trials.addAll(wanted(interest, tree(sample, new Shapes(interest).mediaType())));
      } else {
        Shapes shapes = new Shapes(interest);
        String name = sample.getFileName().toString();
        trials.add(
            Trial.of(
                name, MemoryFile.of(shapes.placeOf(name), shapes.mediaType(), content(sample))));
      }
    }
    return trials;
  }

  private static List<Trial> wanted(Interest interest, List<MemoryFile> tree) {
    return tree.stream()
        .filter(
            file ->
                file.isFolder()
                    ? any(interest.folders(), file.path())
                    : !interest.asksForPlace()
                        || any(interest.names(), file.name())
                        || any(interest.paths(), file.path()))
        .map(file -> new Trial(file.path(), file, tree))
        .toList();
  }

  private static boolean any(Iterable<String> globs, String nameOrPath) {
    for (String glob : globs) {
      if (new Glob(glob).matches(nameOrPath)) {
        return true;
      }
    }
    return false;
  }

  private static List<MemoryFile> tree(Path root, String mediaType) throws IOException {
    List<MemoryFile> tree = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(one -> !one.equals(root)).sorted().toList()) {
        String path = "/" + root.relativize(file);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          tree.add(MemoryFile.folder(path));
        } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          tree.add(MemoryFile.of(path, mediaType, content(file)));
        }
      }
    }
    return tree;
  }

  private static byte[] content(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(
          file + ": expected a sample of at most 64 MiB, found " + Files.size(file) + " bytes");
    }
    return Files.readAllBytes(file);
  }
}
