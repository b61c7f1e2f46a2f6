package org.dalel.evidence.image.qcow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;

/** A small image written as the specification says: clusters of 4 KiB, one L2 table each 512. */
final class QcowSample {
  static final int CLUSTER = 4096;
  private final ByteBuffer file;

  /** Cluster by cluster: zeros are left out, every second one is deflated. */
  QcowSample(byte[] media, int version) {
    int clusters = (media.length + CLUSTER - 1) / CLUSTER;
    int tables = (clusters + 511) / 512;
    file = ByteBuffer.allocate((4 + tables + clusters) * CLUSTER * 2);
    file.putInt(0, 0x514649FB).putInt(4, version).putInt(20, 12).putLong(24, media.length);
    file.putInt(36, tables).putLong(40, CLUSTER);
    if (version == 3) {
      file.putInt(96, 4).putInt(100, 104);
    }
    for (int i = 0; i < tables; i++) {
      file.putLong(CLUSTER + i * 8, (2L + i) * CLUSTER | 1L << 63);
    }
    int next = (2 + tables) * CLUSTER;
    for (int i = 0; i < clusters; i++) {
      byte[] bytes = Arrays.copyOf(Arrays.copyOfRange(media, i * CLUSTER, media.length), CLUSTER);
      int entry = (2 + i / 512) * CLUSTER + i % 512 * 8;
      byte[] packed = deflate(bytes);
      if (Arrays.equals(bytes, new byte[CLUSTER])) {
        file.putLong(entry, version == 3 && i % 3 == 0 ? 1 : 0);
      } else if (i % 2 == 0 && packed.length < CLUSTER) {
        int at = next + 100;
        long sectors = (at + packed.length - 1) / 512 - at / 512;
        file.putLong(entry, 1L << 62 | sectors << 58 | at).put(at, packed);
        next += 2 * CLUSTER;
      } else {
        file.putLong(entry, 1L << 63 | next).put(next, bytes);
        next += CLUSTER;
      }
    }
    file.limit(next);
  }

  ByteBuffer bytes() {
    return file;
  }

  Path write(Path path) throws IOException {
    return Files.write(path, Arrays.copyOf(file.array(), file.limit()));
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] out = new byte[2 * CLUSTER];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }
}
