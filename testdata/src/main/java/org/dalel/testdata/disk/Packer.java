package org.dalel.testdata.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dalel.testdata.model.Description;
import org.dalel.testdata.model.Wrapping;
import org.dalel.testdata.tool.Tool;

/** Puts a raw image into its container and removes the raw file. */
public record Packer(Description description, Consumer<String> skipped) {

  /** The files of the container, the one to open first. */
  public List<Path> pack(Path raw) throws IOException {
    return switch (description.wrapping()) {
      case RAW -> List.of(raw);
      case SPLIT -> split(raw);
      case VHD -> fixedVhd(raw);
      case E01 -> ewf(raw);
      case VMDK -> qemu(raw, "vmdk", "vmdk");
      case VHD_DYNAMIC -> qemu(raw, "vpc", "vhd");
      case QCOW2 -> qemu(raw, "qcow2", "qcow2");
    };
  }

  private Path sibling(Path raw, String extension) throws IOException {
    Path file = raw.resolveSibling(description.name() + "." + extension);
    Files.deleteIfExists(file);
    return file;
  }

  private List<Path> split(Path raw) throws IOException {
    List<Path> parts = new ArrayList<>();
    try (InputStream in = Files.newInputStream(raw)) {
      long left = Files.size(raw);
      while (left > 0) {
        Path part = sibling(raw, String.format("%03d", parts.size() + 1));
        long count = Math.min(left, description.partBytes());
        try (var out = Files.newOutputStream(part)) {
          byte[] buffer = new byte[1 << 16];
          for (long todo = count; todo > 0; ) {
            int got = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, todo));
            out.write(buffer, 0, got);
            todo -= got;
          }
        }
        parts.add(part);
        left -= count;
      }
    }
    Files.delete(raw);
    return parts;
  }

  private List<Path> fixedVhd(Path raw) throws IOException {
    byte[] footer = VhdFooter.fixed(Files.size(raw), description.seed());
    Path vhd = sibling(raw, "vhd");
    Files.move(raw, vhd, StandardCopyOption.REPLACE_EXISTING);
    Files.write(vhd, footer, StandardOpenOption.APPEND);
    return List.of(vhd);
  }

  private List<Path> qemu(Path raw, String format, String extension) throws IOException {
    if (missing("qemu-img", "qemu-utils")) {
      return List.of(raw);
    }
    Path out = sibling(raw, extension);
    List<String> command = new ArrayList<>(List.of("convert", "-f", "raw", "-O", format));
    if (format.equals("vpc")) {
      command.addAll(List.of("-o", "force_size=on"));
    }
    command.addAll(List.of(raw.getFileName().toString(), out.getFileName().toString()));
    new Tool("qemu-img").in(raw.toAbsolutePath().getParent()).run(command);
    Files.delete(raw);
    return List.of(out);
  }

  private List<Path> ewf(Path raw) throws IOException {
    if (missing("ewfacquire", "ewf-tools")) {
      return List.of(raw);
    }
    sibling(raw, "E01");
    List<String> command = new ArrayList<>(List.of("-u", "-q", "-t", description.name()));
    command.addAll(List.of("-f", "encase6", "-c", "deflate:fast", "-S", "1TiB", "-d", "sha1"));
    command.addAll(List.of("-C", "fictional case 7", "-D", "generated evidence", "-E", "1"));
    command.addAll(List.of("-e", "Aida Fictional", "-N", "made by dalel-testdata"));
    command.add(raw.getFileName().toString());
    new Tool("ewfacquire").in(raw.toAbsolutePath().getParent()).run(command);
    Files.delete(raw);
    return List.of(raw.resolveSibling(description.name() + ".E01"));
  }

  private boolean missing(String tool, String debianPackage) {
    boolean missing = !Tool.exists(tool);
    if (missing) {
      Wrapping wanted = description.wrapping();
      skipped.accept(
          description.name()
              + ": written as raw instead of "
              + wanted
              + ", because "
              + tool
              + " is missing (Debian package "
              + debianPackage
              + ")");
    }
    return missing;
  }
}
