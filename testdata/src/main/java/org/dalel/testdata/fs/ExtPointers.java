package org.dalel.testdata.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The 60 bytes of an inode that say where the blocks are, and the blocks that these point to:
 * extents for ext4, direct and indirect blocks for ext2 and ext3.
 */
final class ExtPointers {

  private static final short MAGIC = (short) 0xF30A;
  private static final int IN_INODE = 4;
  private static final int LONGEST = 32768;

  private final int blockSize;
  private final IntSupplier newBlock;
  private final Area area;
  private final List<Integer> used = new ArrayList<>();

  ExtPointers(int blockSize, IntSupplier newBlock, Area area) {
    this.blockSize = blockSize;
    this.newBlock = newBlock;
    this.area = area;
  }

  /** The blocks taken for the pointers themselves. */
  int[] used() {
    return used.stream().mapToInt(Integer::intValue).toArray();
  }

  private record Extent(int logical, int physical, int length) {}

  byte[] extents(int[] logical, int[] physical) throws IOException {
    List<Extent> all = new ArrayList<>();
    for (int i = 0; i < logical.length; ) {
      int run = 1;
      while (i + run < logical.length
          && run < LONGEST
          && logical[i + run] == logical[i] + run
          && physical[i + run] == physical[i] + run) {
        run++;
      }
      all.add(new Extent(logical[i], physical[i], run));
      i += run;
    }
    if (all.size() <= IN_INODE) {
      return leaf(all, 60).array();
    }
    int perLeaf = (blockSize - 12) / 12;
    if (all.size() > perLeaf * IN_INODE) {
      throw new IllegalArgumentException(
          "ext4: expected at most "
              + perLeaf * IN_INODE
              + " fragments in a file, found "
              + all.size());
    }
    ByteBuffer root = header(60, Bytes.ceil(all.size(), perLeaf), IN_INODE, 1);
    for (int i = 0; i < all.size(); i += perLeaf) {
      List<Extent> part = all.subList(i, Math.min(i + perLeaf, all.size()));
      int block = take();
      write(block, leaf(part, blockSize).array());
      root.putInt(part.get(0).logical()).putInt(block).putInt(0);
    }
    return root.array();
  }

  private static ByteBuffer leaf(List<Extent> extents, int size) {
    ByteBuffer out = header(size, extents.size(), (size - 12) / 12, 0);
    for (Extent each : extents) {
      out.putInt(each.logical()).putShort((short) each.length()).putShort((short) 0);
      out.putInt(each.physical());
    }
    return out;
  }

  private static ByteBuffer header(int size, int entries, int most, int depth) {
    ByteBuffer out = Bytes.little(size);
    out.putShort(MAGIC).putShort((short) entries).putShort((short) most);
    return out.putShort((short) depth).putInt(0);
  }

  byte[] indirect(int[] logical, int[] physical) throws IOException {
    ByteBuffer out = Bytes.little(60);
    int at = 0;
    for (; at < logical.length && logical[at] < 12; at++) {
      out.putInt(logical[at] * 4, physical[at]);
    }
    long from = 12;
    long span = blockSize / 4;
    for (int level = 1; level <= 3; level++) {
      int end = at;
      while (end < logical.length && logical[end] < from + span) {
        end++;
      }
      out.putInt((11 + level) * 4, table(logical, physical, at, end, from, level));
      at = end;
      from += span;
      span *= blockSize / 4;
    }
    return out.array();
  }

  private int table(int[] logical, int[] physical, int at, int end, long from, int level)
      throws IOException {
    if (at == end) {
      return 0;
    }
    int block = take();
    ByteBuffer out = Bytes.little(blockSize);
    if (level == 1) {
      for (int i = at; i < end; i++) {
        out.putInt((int) (logical[i] - from) * 4, physical[i]);
      }
    } else {
      long span = level == 2 ? blockSize / 4 : (long) (blockSize / 4) * (blockSize / 4);
      int start = at;
      for (int slot = 0; slot < blockSize / 4 && start < end; slot++) {
        int stop = start;
        while (stop < end && logical[stop] < from + (slot + 1) * span) {
          stop++;
        }
        out.putInt(slot * 4, table(logical, physical, start, stop, from + slot * span, level - 1));
        start = stop;
      }
    }
    write(block, out.array());
    return block;
  }

  private int take() {
    int block = newBlock.getAsInt();
    used.add(block);
    return block;
  }

  private void write(int block, byte[] bytes) throws IOException {
    area.write((long) block * blockSize, bytes);
  }
}
