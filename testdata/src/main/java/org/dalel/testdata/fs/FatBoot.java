package org.dalel.testdata.fs;

import java.nio.ByteBuffer;
import org.dalel.testdata.model.Volume;

/** Boot sector and FSInfo sector of FAT. */
record FatBoot(Volume volume, FatGeometry geometry, long offset, int rootCluster) {

  byte[] sector() {
    ByteBuffer out = Bytes.little(FatGeometry.SECTOR);
    boolean big = geometry.bits() == 32;
    out.put(new byte[] {(byte) 0xEB, (byte) (big ? 0x58 : 0x3C), (byte) 0x90});
    out.put(Bytes.ascii("MSDOS5.0")).putShort((short) FatGeometry.SECTOR);
    out.put((byte) geometry.perCluster()).putShort((short) geometry.reserved()).put((byte) 2);
    out.putShort((short) geometry.rootEntries());
    boolean small = !big && geometry.sectors() < 0x10000;
    out.putShort((short) (small ? geometry.sectors() : 0)).put((byte) 0xF8);
    out.putShort((short) (big ? 0 : geometry.fatSectors()));
    out.putShort((short) 63).putShort((short) 255);
    out.putInt((int) (offset / FatGeometry.SECTOR)).putInt(small ? 0 : geometry.sectors());
    if (big) {
      out.putInt(geometry.fatSectors()).putShort((short) 0).putShort((short) 0).putInt(rootCluster);
      out.putShort((short) 1).putShort((short) 6).position(64);
    }
    out.put((byte) 0x80).put((byte) 0).put((byte) 0x29).putInt((int) volume.seed());
    String label = volume.label().isEmpty() ? "NO NAME" : volume.label();
    out.put(Bytes.ascii((label + "           ").substring(0, 11)));
    out.put(Bytes.ascii("FAT" + geometry.bits() + "   "));
    out.put(510, (byte) 0x55).put(511, (byte) 0xAA);
    return out.array();
  }

  static byte[] info(int freeCount) {
    ByteBuffer out = Bytes.little(FatGeometry.SECTOR);
    out.putInt(0, 0x41615252).putInt(484, 0x61417272).putInt(488, freeCount).putInt(492, 2);
    out.put(510, (byte) 0x55).put(511, (byte) 0xAA);
    return out.array();
  }
}
