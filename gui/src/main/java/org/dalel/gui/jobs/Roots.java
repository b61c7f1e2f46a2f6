package org.dalel.gui.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folders that the page may look into, and the block devices of this machine. What a path leads
 * to counts, after all links and {@code ..}, so that neither leads out.
 */
public final class Roots {

  private final List<Path> roots;

  /** Of folders; those that are not there are left out. */
  public Roots(List<Path> folders) {
    List<Path> real = new ArrayList<>();
    for (Path folder : folders) {
      real(folder).filter(Files::isDirectory).ifPresent(real::add);
    }
    roots = List.copyOf(real);
  }

  /** A path outside of the roots was asked for, or one that is not there. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** The folders. */
  public List<Path> all() {
    return roots;
  }

  /**
   * Something that is there.
   *
   * @return the real path, without links
   */
  public Path existing(String text) throws Refused {
    Path path = parse(text);
    Path real =
        real(path)
            .orElseThrow(() -> new Refused(path + ": expected a file or folder, found nothing"));
    if (!isInside(real) && !Device.is(real)) {
      throw refused(path);
    }
    return real;
  }

  /** A folder to be made: what is there of it already must lie in a root. */
  public Path future(String text) throws Refused {
    Path path = parse(text).normalize();
    Path there = path;
    while (there != null && real(there).isEmpty()) {
      if (Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
        throw new Refused(path + ": expected a folder, found a link to nothing at " + there);
      }
      there = there.getParent();
    }
    if (there == null) {
      throw refused(path);
    }
    Path real = real(there).orElseThrow().resolve(there.relativize(path)).normalize();
    if (!isInside(real)) {
      throw refused(path);
    }
    return real;
  }

  private boolean isInside(Path real) {
    return roots.stream().anyMatch(real::startsWith);
  }

  private static Path parse(String text) throws Refused {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (java.nio.file.InvalidPathException e) {
      throw new Refused("expected a path, found: " + e.getMessage());
    }
    throw new Refused(text + ": expected a path from the root of the file system");
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Refused refused(Path path) {
    return new Refused(
        path
            + ": expected a path below "
            + (roots.isEmpty() ? "a folder given with --root" : roots)
            + ", found one that leads elsewhere; start dalel gui with --root to allow it");
  }
}
