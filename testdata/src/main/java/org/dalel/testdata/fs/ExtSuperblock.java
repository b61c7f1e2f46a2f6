package org.dalel.testdata.fs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.model.Seed;
import org.dalel.testdata.model.Volume;

/** Superblock of ext and of its journal. */
record ExtSuperblock(Volume volume, ExtGeometry geometry, int freeBlocks, int freeInodes) {

  static final int JOURNAL_INODE = 8;
  private static final int BORN = (int) Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

  byte[] bytes(int group) {
    boolean ext4 = geometry.kind() == FileSystem.EXT4;
    boolean journal = geometry.kind() != FileSystem.EXT2;
    ByteBuffer out = Bytes.little(1024);
    out.putInt(geometry.inodes()).putInt(geometry.blocks()).putInt(0);
    out.putInt(freeBlocks).putInt(freeInodes).putInt(geometry.firstBlock());
    int log = geometry.blockSize() == 1024 ? 0 : 2;
    out.putInt(log).putInt(log).putInt(geometry.perGroup()).putInt(geometry.perGroup());
    out.putInt(geometry.inodesPerGroup()).putInt(0).putInt(BORN).putShort((short) 0);
    out.putShort((short) -1).putShort((short) 0xEF53).putShort((short) 1).putShort((short) 1);
    out.putShort((short) 0).putInt(BORN).putInt(0).putInt(0).putInt(1).putInt(0);
    out.putInt(11).putShort((short) geometry.inodeSize()).putShort((short) group);
    out.putInt(journal ? 4 : 0).putInt(ext4 ? 0x42 : 2).putInt(ext4 ? 0x6B : 3);
    out.put(uuid()).put(label());
    out.putInt(224, journal ? JOURNAL_INODE : 0).putInt(264, BORN);
    if (ext4) {
      out.putShort(348, (short) 32).putShort(350, (short) 32);
    }
    return out.array();
  }

  byte[] uuid() {
    byte[] out = new Seed(volume.seed()).bytes(16);
    out[6] = (byte) (out[6] & 0x0F | 0x40);
    out[8] = (byte) (out[8] & 0x3F | 0x80);
    return out;
  }

  private byte[] label() {
    byte[] out = new byte[16];
    byte[] text = Bytes.ascii(volume.label());
    System.arraycopy(text, 0, out, 0, Math.min(16, text.length));
    return out;
  }

  /** An empty, clean journal (big-endian, jbd2 superblock version 2). */
  byte[] journal(int blocks) {
    ByteBuffer out = ByteBuffer.allocate(1024).order(ByteOrder.BIG_ENDIAN);
    out.putInt(0xC03B3998).putInt(4).putInt(0);
    out.putInt(geometry.blockSize()).putInt(blocks).putInt(1).putInt(1).putInt(0);
    out.put(48, uuid()).putInt(64, 1);
    return out.array();
  }
}
