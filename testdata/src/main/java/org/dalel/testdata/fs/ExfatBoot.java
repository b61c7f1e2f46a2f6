package org.dalel.testdata.fs;

import java.nio.ByteBuffer;
import org.dalel.testdata.model.Volume;

/** The boot region of exFAT: boot sector, extended boot sectors, checksum sector. */
record ExfatBoot(
    Volume volume, long offset, int fatSectors, int heapSector, int clusters, int root) {

  private static final int SECTORS = 12;

  byte[] region() {
    ByteBuffer out = Bytes.little(SECTORS * ExfatWriter.SECTOR);
    out.put(new byte[] {(byte) 0xEB, 0x76, (byte) 0x90}).put(Bytes.ascii("EXFAT   "));
    out.putLong(64, offset / ExfatWriter.SECTOR).putLong(72, volume.size() / ExfatWriter.SECTOR);
    out.putInt(80, ExfatWriter.FAT_SECTOR).putInt(84, fatSectors).putInt(88, heapSector);
    out.putInt(92, clusters).putInt(96, root).putInt(100, (int) volume.seed());
    out.putShort(104, (short) 0x0100).put(108, (byte) 9).put(109, (byte) 3).put(110, (byte) 1);
    out.put(111, (byte) 0x80).put(112, (byte) 0xFF);
    out.putShort(510, (short) 0xAA55);
    for (int sector = 1; sector <= 8; sector++) {
      out.putInt(sector * ExfatWriter.SECTOR + 508, 0xAA550000);
    }
    int sum = 0;
    for (int i = 0; i < 11 * ExfatWriter.SECTOR; i++) {
      if (i != 106 && i != 107 && i != 112) {
        sum = Integer.rotateRight(sum, 1) + (out.get(i) & 0xFF);
      }
    }
    for (int i = 0; i < ExfatWriter.SECTOR; i += 4) {
      out.putInt(11 * ExfatWriter.SECTOR + i, sum);
    }
    return out.array();
  }
}
