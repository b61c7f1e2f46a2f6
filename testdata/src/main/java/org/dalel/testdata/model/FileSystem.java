package org.dalel.testdata.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a partition holds: a file system, nothing, noise, or the signature of something unsupported.
 */
public enum FileSystem {
  NTFS("ntfs"),
  FAT12("fat12"),
  FAT16("fat16"),
  FAT32("fat32"),
  EXFAT("exfat"),
  EXT2("ext2"),
  EXT3("ext3"),
  EXT4("ext4"),
  ISO9660("iso9660"),
  HFSPLUS("hfsplus"),
  /** Zeros. */
  NONE("none"),
  /** Seeded random bytes. */
  RANDOM("random"),
  XFS("unsupported: xfs"),
  BTRFS("unsupported: btrfs"),
  LUKS("unsupported: luks"),
  BITLOCKER("unsupported: bitlocker");

  private final String key;

  FileSystem(String key) {
    this.key = key;
  }

  /** The name in a description, such as {@code fat16} or {@code unsupported: luks}. */
  public String key() {
    return key;
  }

  /** Whether the partition can hold files. */
  public boolean holdsFiles() {
    return ordinal() < NONE.ordinal();
  }

  /** Whether only a signature is planted, which a reader must report by name. */
  public boolean unsupported() {
    return ordinal() > RANDOM.ordinal();
  }

  /**
   * The file system of a name in a description.
   *
   * @throws IllegalArgumentException naming the known ones
   */
  public static FileSystem of(String key) {
    String wanted = key.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").trim();
    return Arrays.stream(values())
        .filter(each -> each.key.equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "fileSystem: expected one of "
                        + Arrays.stream(values())
                            .map(FileSystem::key)
                            .collect(Collectors.joining(", "))
                        + ", found "
                        + key));
  }
}
