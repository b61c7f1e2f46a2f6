package org.dalel.evidence.image.volume;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * FAT12, FAT16 and FAT32 by the BIOS parameter block, whose type string is informative only.
 *
 * <pre>
 *   0x0b 2 bytes a sector    0x11 2 root entries      0x20 4 sectors, when more than 65535
 *   0x0d 1 sectors a cluster 0x13 2 sectors           0x24 4 sectors a FAT (FAT32)
 *   0x0e 2 reserved sectors  0x15 1 media             0x27 4 serial, 0x2b 11 label (FAT12, FAT16)
 *   0x10 1 FATs              0x16 2 sectors a FAT     0x43 4 serial, 0x47 11 label (FAT32)
 * </pre>
 *
 * <p>The number of clusters decides: under 4085 FAT12, under 65525 FAT16 (fatgen103).
 */
final class FatProbe {

  private FatProbe() {}

  static Optional<VolumeSignature> probe(VolumeView view) throws IOException {
    int sector = view.u16(0x0b);
    int cluster = view.u8(0x0d);
    int reserved = view.u16(0x0e);
    int fats = view.u8(0x10);
    int media = view.u8(0x15);
    boolean plausible =
        (sector == 512 || sector == 1024 || sector == 2048 || sector == 4096)
            && Integer.bitCount(cluster) == 1
            && reserved > 0
            && (fats == 1 || fats == 2)
            && (media == 0xf0 || media >= 0xf8);
    return plausible ? byClusters(view, sector, cluster, reserved, fats) : Optional.empty();
  }

  private static Optional<VolumeSignature> byClusters(
      VolumeView view, int sector, int cluster, int reserved, int fats) throws IOException {
    long fatSectors = view.u16(0x16) != 0 ? view.u16(0x16) : view.u32(0x24);
    long sectors = view.u16(0x13) != 0 ? view.u16(0x13) : view.u32(0x20);
    long rootSectors = (view.u16(0x11) * 32L + sector - 1) / sector;
    long data = sectors - reserved - fats * fatSectors - rootSectors;
    if (fatSectors == 0 || data <= 0) {
      return Optional.empty();
    }
    boolean fat32 = view.u16(0x16) == 0;
    long clusters = data / cluster;
    VolumeKind kind = clusters < 4085 ? VolumeKind.FAT12 : VolumeKind.FAT16;
    int names = fat32 ? 0x43 : 0x27;
    boolean extended = view.u8(names - 1) == 0x29;
    Optional<String> label =
        extended ? view.text(names + 4, 11, StandardCharsets.ISO_8859_1) : Optional.empty();
    return Optional.of(
        VolumeSignature.of(fat32 ? VolumeKind.FAT32 : kind, "")
            .named(
                label.filter(name -> !name.equals("NO NAME")),
                extended ? FileSystemProbes.serial(view, names) : Optional.empty()));
  }
}
