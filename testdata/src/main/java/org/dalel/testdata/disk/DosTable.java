package org.dalel.testdata.disk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.dalel.testdata.model.FileSystem;

/** The classic partition table in the first sector, with up to four primary partitions. */
final class DosTable {

  private DosTable() {}

  static byte[] sector(List<Slot> slots, int sectorSize, long seed) {
    ByteBuffer out = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(440, (int) seed);
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      int at = 446 + 16 * i;
      entry(
          out,
          at,
          type(slot.volume().fileSystem()),
          slot.offset() / sectorSize,
          slot.volume().size() / sectorSize);
    }
    out.put(510, (byte) 0x55).put(511, (byte) 0xAA);
    return out.array();
  }

  static void entry(ByteBuffer out, int at, int type, long first, long count) {
    out.putInt(at, 0x00FFFFFE & 0xFFFFFF00).putInt(at + 4, type | 0xFFFFFE00);
    out.putInt(at + 8, (int) first).putInt(at + 12, (int) Math.min(count, 0xFFFFFFFFL));
  }

  private static int type(FileSystem fileSystem) {
    return switch (fileSystem) {
      case NTFS, EXFAT, BITLOCKER -> 0x07;
      case FAT12 -> 0x01;
      case FAT16 -> 0x0E;
      case FAT32 -> 0x0C;
      case HFSPLUS -> 0xAF;
      default -> 0x83;
    };
  }
}
