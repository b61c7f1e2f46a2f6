package org.dalel.testdata.fs;

import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.model.Volume;

/**
 * Where the parts of a FAT volume are, in sectors of 512 bytes ("FAT: General Overview of On-Disk
 * Format", version 1.03).
 *
 * @param bits 12, 16 or 32
 */
record FatGeometry(
    int bits, int sectors, int perCluster, int reserved, int rootEntries, int fatSectors) {

  static final int SECTOR = 512;

  static FatGeometry of(Volume volume) {
    int bits =
        volume.fileSystem() == FileSystem.FAT12
            ? 12
            : volume.fileSystem() == FileSystem.FAT16 ? 16 : 32;
    int sectors = Math.toIntExact(volume.size() / SECTOR);
    for (int perCluster = 1; perCluster <= 128; perCluster *= 2) {
      FatGeometry candidate = fit(bits, sectors, perCluster);
      int clusters = candidate.clusters();
      boolean fits =
          switch (bits) {
            case 12 -> clusters < 4085;
            case 16 -> clusters >= 4085 && clusters < 65525;
            default ->
                clusters >= 65525 && clusters < 0x0FFFFFF5 && perCluster >= preferred(sectors);
          };
      if (fits) {
        return candidate;
      }
    }
    throw new IllegalArgumentException(
        volume.fileSystem().key()
            + ": expected a size that gives this number of clusters (12: below 4,085; 16: below"
            + " 65,525; 32: from 65,525, that is 33 MiB), found "
            + volume.size()
            + " bytes");
  }

  private static int preferred(int sectors) {
    return sectors > 600_000 ? 8 : 1;
  }

  private static FatGeometry fit(int bits, int sectors, int perCluster) {
    int reserved = bits == 32 ? 32 : 1;
    int rootEntries = bits == 32 ? 0 : 512;
    int fat = 1;
    while (true) {
      FatGeometry now = new FatGeometry(bits, sectors, perCluster, reserved, rootEntries, fat);
      int need = Bytes.ceil(((long) now.clusters() + 2) * bits, 8 * SECTOR);
      if (need <= fat) {
        return now;
      }
      fat = need;
    }
  }

  int rootSectors() {
    return rootEntries * 32 / SECTOR;
  }

  int dataSector() {
    return reserved + 2 * fatSectors + rootSectors();
  }

  int clusters() {
    return (sectors - dataSector()) / perCluster;
  }

  int clusterSize() {
    return perCluster * SECTOR;
  }

  /** Byte offset that cluster 0 would have. */
  long base() {
    return (long) dataSector() * SECTOR - 2L * clusterSize();
  }
}
