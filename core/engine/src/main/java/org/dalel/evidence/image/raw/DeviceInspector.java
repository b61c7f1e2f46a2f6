package org.dalel.evidence.image.raw;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the kernel about a block device, and whether anything may be writing to it.
 *
 * <p>Sources: {@code /sys/dev/block} (Documentation/ABI/stable/sysfs-block of Linux), {@code
 * /proc/self/mountinfo} and {@code /proc/swaps} (proc(5)). The folders are parameters so that they
 * can be tested.
 */
final class DeviceInspector {

  private static final int SECTOR = 512;
  private static final int MOST_HOLDERS = 1024;

  private final Path sys;
  private final Path proc;

  DeviceInspector(Path sys, Path proc) {
    this.sys = sys;
    this.proc = proc;
  }

  static DeviceInspector ofThisMachine() {
    return new DeviceInspector(Path.of("/sys"), Path.of("/proc"));
  }

  /** The {@code major:minor} of a device file. */
  static String number(Path device) throws IOException {
    Object rdev = Files.getAttribute(device, "unix:rdev");
    long number = (Long) rdev;
    long major = number >>> 8 & 0xfff | number >>> 32 & 0xfffff000L;
    long minor = number & 0xff | number >>> 12 & 0xffffff00L;
    return major + ":" + minor;
  }

  /** What the kernel says about the device {@code major:minor}. */
  DeviceFacts facts(String number) throws IOException {
    Path folder = folder(number);
    Path disk = Files.exists(folder.resolve("partition")) ? folder.getParent() : folder;
    long sectors = Long.parseLong(text(folder.resolve("size")).orElse("0"));
    int sectorSize =
        text(disk.resolve("queue/logical_block_size")).map(Integer::parseInt).orElse(SECTOR);
    return new DeviceFacts(
        folder.getFileName().toString(),
        sectors * SECTOR,
        sectorSize,
        text(folder.resolve("ro")).orElse("0").equals("1"),
        text(disk.resolve("device/model")),
        text(disk.resolve("device/serial")));
  }

  /**
   * Who may be writing to the device: a file system mounted read-write from it, from one of its
   * partitions, from the disk it is a partition of, or from what is built on these (LVM, RAID,
   * encryption), or active swap.
   *
   * @return a sentence about the first writer found, empty when there is none
   */
  Optional<String> writer(String number) throws IOException {
    Map<String, String> family = new LinkedHashMap<>();
    Path folder = folder(number);
    collect(folder, family);
    if (Files.exists(folder.resolve("partition"))) {
      Path disk = folder.getParent();
      family.put(text(disk.resolve("dev")).orElse(""), disk.getFileName().toString());
    }
    for (String line : lines(proc.resolve("self/mountinfo"))) {
      Optional<String> mount = readWriteMount(line, family);
      if (mount.isPresent()) {
        return mount;
      }
    }
    return lines(proc.resolve("swaps")).stream()
        .map(line -> line.split("\\s+")[0])
        .filter(source -> family.containsValue(kernelName(source)))
        .map(source -> source + " is in use as swap")
        .findFirst();
  }

  /**
   * Fields: id, parent, major:minor, root, mount point, options, tags, "-", type, source, options.
   */
  private static Optional<String> readWriteMount(String line, Map<String, String> family) {
    String[] halves = line.split(" - ", 2);
    String[] mount = halves[0].split(" ");
    String[] system = halves.length == 2 ? halves[1].split(" ") : new String[0];
    if (mount.length < 6 || system.length < 3) {
      return Optional.empty();
    }
    boolean ours = family.containsKey(mount[2]) || family.containsValue(kernelName(system[1]));
    boolean writes = Arrays.asList(system[2].split(",")).contains("rw");
    return ours && writes
        ? Optional.of(system[1] + " is mounted read-write on " + mount[4])
        : Optional.empty();
  }

  /** File systems without a device number of their own (btrfs) name their device only. */
  private static String kernelName(String source) {
    if (!source.startsWith("/dev/")) {
      return "";
    }
    Path path = Path.of(source);
    try {
      return path.toRealPath().getFileName().toString();
    } catch (IOException e) {
      return path.getFileName().toString();
    }
  }

  private void collect(Path folder, Map<String, String> family) throws IOException {
    String number = text(folder.resolve("dev")).orElse("");
    if (family.size() > MOST_HOLDERS || family.containsKey(number)) {
      return;
    }
    family.put(number, folder.getFileName().toString());
    for (Path child : children(folder)) {
      if (Files.exists(child.resolve("partition"))) {
        collect(child, family);
      }
    }
    for (Path holder : children(folder.resolve("holders"))) {
      collect(holder.toRealPath(), family);
    }
  }

  private Path folder(String number) throws IOException {
    return sys.resolve("dev/block").resolve(number).toRealPath();
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(children::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(null);
    return children;
  }

  private static Optional<String> text(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.isReadable(file)
        ? Files.readAllLines(file, StandardCharsets.ISO_8859_1)
        : List.of();
  }
}
