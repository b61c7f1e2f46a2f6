package org.dalel.testdata.fs;

import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.model.Volume;

/**
 * Where the parts of an ext volume are (kernel documentation, "ext4 Data Structures and
 * Algorithms"): groups of {@code 8 * blockSize} blocks, each with its bitmaps and inode table.
 */
record ExtGeometry(FileSystem kind, int blockSize, int blocks, int inodesPerGroup, int inodeSize) {

  static ExtGeometry of(Volume volume) {
    int blockSize = volume.size() <= 64L << 20 ? 1024 : 4096;
    int inodeSize = volume.fileSystem() == FileSystem.EXT4 ? 256 : 128;
    int blocks = Math.toIntExact(volume.size() / blockSize);
    long wanted = Math.max(volume.size() / 16384, Tree.mostInodes(volume.steps()) + 32L);
    ExtGeometry geometry = fit(volume, blockSize, blocks, inodeSize, wanted);
    int last = geometry.groupBlocks(geometry.groups() - 1);
    if (geometry.groups() > 1 && last < geometry.overhead() + 64) {
      return fit(volume, blockSize, blocks - last, inodeSize, wanted);
    }
    return geometry;
  }

  private static ExtGeometry fit(
      Volume volume, int blockSize, int blocks, int inodeSize, long wanted) {
    int groups = Bytes.ceil(blocks - (blockSize == 1024 ? 1 : 0), 8 * blockSize);
    int perGroup = Bytes.roundUp(Bytes.ceil(wanted, groups), 8 * blockSize / inodeSize);
    if (perGroup > 8 * blockSize) {
      throw new IllegalArgumentException(
          volume.fileSystem().key()
              + ": expected at most one inode for each block, found "
              + wanted
              + " inodes for "
              + volume.size()
              + " bytes");
    }
    return new ExtGeometry(volume.fileSystem(), blockSize, blocks, perGroup, inodeSize);
  }

  int firstBlock() {
    return blockSize == 1024 ? 1 : 0;
  }

  int perGroup() {
    return 8 * blockSize;
  }

  int groups() {
    return Bytes.ceil(blocks - firstBlock(), perGroup());
  }

  int groupStart(int group) {
    return firstBlock() + group * perGroup();
  }

  int groupBlocks(int group) {
    return Math.min(perGroup(), blocks - groupStart(group));
  }

  int descriptorBlocks() {
    return Bytes.ceil(groups() * 32L, blockSize);
  }

  int tableBlocks() {
    return inodesPerGroup * inodeSize / blockSize;
  }

  boolean hasCopy(int group) {
    return group <= 1 || isPower(group, 3) || isPower(group, 5) || isPower(group, 7);
  }

  private static boolean isPower(int number, int base) {
    int at = base;
    while (at < number) {
      at *= base;
    }
    return at == number;
  }

  /** Block of the block bitmap; the inode bitmap and the inode table follow. */
  int bitmap(int group) {
    return groupStart(group) + (hasCopy(group) ? 1 + descriptorBlocks() : 0);
  }

  int table(int group) {
    return bitmap(group) + 2;
  }

  int overhead() {
    return 3 + descriptorBlocks() + tableBlocks();
  }

  int inodes() {
    return inodesPerGroup * groups();
  }

  /** Byte offset of an inode, which are counted from 1. */
  long inodeAt(long inode) {
    int group = (int) ((inode - 1) / inodesPerGroup);
    long index = (inode - 1) % inodesPerGroup;
    return (long) table(group) * blockSize + index * inodeSize;
  }
}
