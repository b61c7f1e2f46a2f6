package org.dalel.testdata.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import org.dalel.testdata.model.Volume;

/** Superblocks, group descriptors and bitmaps of ext. */
record ExtGroups(Volume volume, ExtGeometry geometry, Area area) {

  void write(ClusterMap map, BitSet inodes, Map<Integer, Integer> foldersInGroup)
      throws IOException {
    ByteBuffer descriptors = Bytes.little(geometry.descriptorBlocks() * geometry.blockSize());
    int freeBlocks = 0;
    for (int group = 0; group < geometry.groups(); group++) {
      BitSet blockBits = blockBits(map, group);
      int first = group * geometry.inodesPerGroup();
      BitSet inodeBits = inodes.get(first, first + geometry.inodesPerGroup());
      int free = geometry.groupBlocks(group) - blockBits.cardinality();
      int freeInodes = geometry.inodesPerGroup() - inodeBits.cardinality();
      freeBlocks += free;
      descriptors.putInt(geometry.bitmap(group)).putInt(geometry.bitmap(group) + 1);
      descriptors.putInt(geometry.table(group)).putShort((short) free).putShort((short) freeInodes);
      descriptors.putShort((short) (int) foldersInGroup.getOrDefault(group, 0));
      descriptors.position((group + 1) * 32);
      writeBits(geometry.bitmap(group), blockBits, geometry.groupBlocks(group));
      writeBits(geometry.bitmap(group) + 1, inodeBits, geometry.inodesPerGroup());
    }
    int freeInodes = geometry.inodes() - inodes.cardinality();
    ExtSuperblock superblock = new ExtSuperblock(volume, geometry, freeBlocks, freeInodes);
    for (int group = 0; group < geometry.groups(); group++) {
      if (geometry.hasCopy(group)) {
        long start = (long) geometry.groupStart(group) * geometry.blockSize();
        area.write(group == 0 ? 1024 : start, superblock.bytes(group));
        area.write(start + geometry.blockSize(), descriptors.array());
      }
    }
  }

  private BitSet blockBits(ClusterMap map, int group) {
    BitSet bits = new BitSet();
    int start = geometry.groupStart(group);
    for (int i = 0; i < geometry.groupBlocks(group); i++) {
      bits.set(i, map.inUse(start + i));
    }
    return bits;
  }

  /** Bits beyond the end are set, as the format wants it. */
  private void writeBits(int block, BitSet bits, int count) throws IOException {
    BitSet padded = (BitSet) bits.clone();
    padded.set(count, geometry.blockSize() * 8);
    area.write(
        (long) block * geometry.blockSize(),
        Arrays.copyOf(padded.toByteArray(), geometry.blockSize()));
  }
}
