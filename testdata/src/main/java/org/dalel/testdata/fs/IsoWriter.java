package org.dalel.testdata.fs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.testdata.model.Names;
import org.dalel.testdata.model.Volume;
import org.dalel.testdata.tool.Tool;

/**
 * Writes ISO 9660 with Joliet and Rock Ridge through {@code genisoimage}. Names may hold plain text
 * only; nothing can be deleted on such a disc.
 */
public record IsoWriter(Path image) implements VolumeWriter {

  @Override
  public void write(Volume volume, Area area, Ledger ledger) throws IOException {
    if (!Tool.exists("genisoimage")) {
      ledger.skip("iso9660: genisoimage is missing (Debian package genisoimage)");
      return;
    }
    Path work = Files.createTempDirectory(image.toAbsolutePath().getParent(), "iso");
    try {
      Tree tree = Tree.grow(volume.steps(), new Plain(), ledger::skip);
      Path source = Files.createDirectory(work.resolve("source"));
      unpack(tree, source);
      new Tool("genisoimage")
          .in(work)
          .with("SOURCE_DATE_EPOCH", "1767225600")
          .run(
              List.of(
                  "-quiet",
                  "-J",
                  "-joliet-long",
                  "-r",
                  "-input-charset",
                  "utf-8",
                  "-V",
                  volume.label().isEmpty() ? "CDROM" : volume.label(),
                  "-o",
                  "out.iso",
                  "source"));
      area.write(0, Files.readAllBytes(work.resolve("out.iso")));
      new Lines(ledger, fork -> Fate.UNKNOWN, IsoWriter::cut, false, false, entry -> entry.name)
          .walk(tree);
    } finally {
      remove(work);
    }
  }

  private static Instant cut(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond());
  }

  /** Through tar, whose names are bytes: Java's own depend on the locale. */
  private static void unpack(Tree tree, Path source) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    Ustar.write(tree.root, "", tar);
    tar.writeBytes(new byte[1024]);
    new Tool("tar").in(source).input(tar.toByteArray()).run(List.of("-xf", "-"));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** Names only; genisoimage gives the places. */
  private static final class Plain implements Placement {
    @Override
    public void made(Inode inode) {
      // nothing to give
    }

    @Override
    public void filled(Inode inode, Fork fork, Optional<Fork> over) {
      // nothing to give
    }

    @Override
    public void released(Inode inode) {
      throw new IllegalArgumentException("iso9660: expected no delete, found one");
    }

    @Override
    public boolean keepsStreams() {
      return false;
    }

    @Override
    public boolean keepsLinks() {
      return false;
    }

    @Override
    public boolean keepsSymbolicLinks() {
      return false;
    }

    @Override
    public Optional<String> refuses(String name) {
      boolean strange =
          Names.hasRawBytes(name)
              || name.length() > 100
              || name.getBytes(StandardCharsets.UTF_8).length > 240
              || name.matches("(?s).*[\\x00-\\x1f*:;?\\\\].*");
      return strange ? Optional.of("Joliet does not hold such a name") : Optional.empty();
    }
  }
}
