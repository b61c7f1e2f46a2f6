package org.dalel.gui.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A block device of this machine that holds something, as the kernel tells of it in {@code
 * /sys/class/block}: disks and their partitions.
 *
 * @param path in {@code /dev}
 * @param bytes its size
 * @param model what its maker calls it
 */
public record Device(Path path, long bytes, Optional<String> model) {
  /** The kernel counts sectors of 512 bytes, whatever those of the device are. */
  private static final long SECTOR = 512;

  private static final Path BLOCK = Path.of("/sys/class/block");
  private static final Path DEVICES = Path.of("/dev");

  /** All that can be read as evidence: loop devices and card readers without anything are not. */
  public static List<Device> all() throws IOException {
    return Files.isDirectory(BLOCK) ? in(BLOCK, DEVICES) : List.of();
  }

  static List<Device> in(Path block, Path devices) throws IOException {
    try (Stream<Path> names = Files.list(block)) {
      return names
          .filter(name -> Files.exists(devices.resolve(name.getFileName().toString())))
          .map(name -> of(name, devices.resolve(name.getFileName().toString())))
          .filter(device -> device.bytes() > 0)
          .sorted(Comparator.comparing(Device::path))
          .toList();
    }
  }

  /** Whether a path names one, also one that holds nothing. */
  static boolean is(Path real) {
    return DEVICES.equals(real.getParent())
        && Files.exists(BLOCK.resolve(real.getFileName().toString()));
  }

  private static Device of(Path told, Path path) {
    long sectors =
        line(told.resolve("size"))
            .filter(text -> text.matches("\\d{1,15}"))
            .map(Long::parseLong)
            .orElse(0L);
    return new Device(path, sectors * SECTOR, line(told.resolve("device/model")));
  }

  /** What a file of the kernel says; nothing where there is none. */
  private static Optional<String> line(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).strip())
          .filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
