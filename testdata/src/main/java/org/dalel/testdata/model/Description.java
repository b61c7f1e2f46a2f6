package org.dalel.testdata.model;

import java.util.List;

/**
 * Evidence to make.
 *
 * @param name file name of the image without extension
 * @param size bytes of the disk; 0 takes what the volumes need
 * @param sectorSize 512 or 4096 bytes
 * @param partBytes size of a part for {@link Wrapping#SPLIT}
 */
public record Description(
    String name,
    long seed,
    long size,
    int sectorSize,
    PartitionTable table,
    List<Volume> volumes,
    Wrapping wrapping,
    long partBytes,
    List<Damage> damage) {

  /** Copies the lists and checks what no default can mend. */
  public Description {
    volumes = List.copyOf(volumes);
    damage = List.copyOf(damage);
    if (table == PartitionTable.NONE && volumes.size() != 1) {
      throw new IllegalArgumentException(
          name + ": without a partition table expected one volume, found " + volumes.size());
    }
    if (table == PartitionTable.DOS && volumes.size() > 4) {
      throw new IllegalArgumentException(
          name + ": a DOS table holds four primary partitions, found " + volumes.size());
    }
  }
}
