package org.dalel.testdata.disk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.dalel.testdata.model.Seed;

/**
 * The footer of a fixed VHD (Microsoft, "Virtual Hard Disk Image Format Specification", 1.0). The
 * creator is given as {@code win }, because qemu believes the size field of known creators only and
 * the rounded cylinders of all others.
 */
final class VhdFooter {

  private static final int JANUARY_2026 = 820_540_800;

  private VhdFooter() {}

  static byte[] fixed(long size, long seed) {
    ByteBuffer out = ByteBuffer.allocate(512);
    out.put("conectix".getBytes(StandardCharsets.US_ASCII)).putInt(2).putInt(0x00010000);
    out.putLong(-1).putInt(JANUARY_2026);
    out.put("win ".getBytes(StandardCharsets.US_ASCII)).putInt(0x00010000).putInt(0x5769326B);
    out.putLong(size).putLong(size).put(geometry(size / 512)).putInt(2).putInt(0);
    out.put(new Seed(Seed.derive(seed, "vhd")).bytes(16));
    int sum = 0;
    for (byte each : out.array()) {
      sum += each & 0xFF;
    }
    return out.putInt(64, ~sum).array();
  }

  /** Cylinders, heads and sectors by the rule in the specification's appendix. */
  private static byte[] geometry(long all) {
    long total = Math.min(all, 65535L * 16 * 255);
    int sectors = 17;
    int heads = (int) Math.max(4, (total / 17 + 1023) / 1024);
    long perHead = total / 17;
    if (perHead >= heads * 1024L || heads > 16) {
      sectors = 31;
      heads = 16;
      perHead = total / sectors;
    }
    if (perHead >= heads * 1024L) {
      sectors = 63;
      perHead = total / sectors;
    }
    if (total >= 65535L * 16 * 63) {
      sectors = 255;
      perHead = total / sectors;
    }
    int cylinders = (int) (perHead / heads);
    return ByteBuffer.allocate(4)
        .putShort((short) cylinders)
        .put((byte) heads)
        .put((byte) sectors)
        .array();
  }
}
