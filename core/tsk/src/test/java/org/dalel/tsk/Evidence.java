package org.dalel.tsk;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Unpacks the images of the evidence folder, whatever they are packed with. */
final class Evidence {
  private static final List<String> FOLDERS =
      List.of(
          "images",
          "fs",
          "containers/vmdk",
          "containers/vhd",
          "malformed/ext",
          "malformed/exfat",
          "malformed/mixed/dfvfs");

  private final Path data;
  private final Path scratch;

  Evidence(Path data, Path scratch) {
    this.data = data;
    this.scratch = scratch;
  }

  /** All stored files of the image folders. */
  List<Path> stored() throws IOException {
    try (Stream<Path> files =
        FOLDERS.stream().map(data::resolve).filter(Files::isDirectory).flatMap(Evidence::walk)) {
      return files.sorted().toList();
    }
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder).filter(Files::isRegularFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files inside a stored one, unpacked to the scratch folder until nothing is packed. */
  List<Path> unpack(Path stored) throws IOException {
    Path folder = Files.createTempDirectory(scratch, "unpacked");
    // A segment of a set is only itself together with its siblings.
    try (Stream<Path> siblings = Files.list(stored.getParent())) {
      for (Path sibling : siblings.filter(Files::isRegularFile).toList()) {
        if (sibling.equals(stored) || stem(sibling).equals(stem(stored))) {
          Files.copy(
              sibling, folder.resolve(sibling.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return unpacked(folder.resolve(stored.getFileName()));
  }

  private List<Path> unpacked(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.matches(".*\\.(tgz|tar\\.gz|tar\\.xz|zip)")) {
      Path folder = Files.createDirectories(file.resolveSibling("members-" + name));
      if (name.endsWith(".zip")) {
        Tools.require("unzip");
        Tools.succeed("unzip", "-q", file, "-d", folder);
      } else {
        Tools.succeed("tar", "-xSf", file, "-C", folder);
      }
      return walk(folder).sorted().toList();
    }
    Path bare = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
    if (name.endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        Files.copy(in, bare, StandardCopyOption.REPLACE_EXISTING);
      } catch (EOFException e) {
        // A specimen of a damaged archive.
        return List.of(file);
      }
      return unpacked(bare);
    }
    if (name.endsWith(".xz") || name.endsWith(".zst")) {
      Tools.require("xz", "zstd");
      Tools.succeed(name.endsWith(".xz") ? "xz" : "zstd", "-d", "-q", "-k", file);
      return List.of(bare);
    }
    return List.of(file);
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.(gz|[eE]\\d\\d|\\d{3}).*$", "");
  }

  static TskImageType type(Path image) {
    String name = image.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".e01")) {
      return TskImageType.EWF;
    }
    if (name.endsWith(".vmdk")) {
      return TskImageType.VMDK;
    }
    return name.endsWith(".vhd") ? TskImageType.VHD : TskImageType.RAW;
  }

  static String toolType(TskImageType type) {
    return switch (type) {
      case RAW -> "raw";
      case EWF -> "ewf";
      case VMDK -> "vmdk";
      case VHD -> "vhd";
    };
  }
}
