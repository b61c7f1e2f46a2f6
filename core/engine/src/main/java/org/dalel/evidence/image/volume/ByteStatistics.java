package org.dalel.evidence.image.volume;

import java.nio.ByteBuffer;

/**
 * Judges bytes without a signature by how evenly their values are spread.
 *
 * <p>For random bytes the chi-square statistic over the 256 values has mean 255 and standard
 * deviation 22.6; ciphertext looks random, compressed files hardly ever stay below twice the mean
 * over 64 KiB.
 */
final class ByteStatistics {

  private static final int FEWEST = 4096;
  private static final int MOST = 256 << 10;
  private static final double RANDOM = 400;

  private ByteStatistics() {}

  static VolumeSignature judge(VolumeView view) {
    ByteBuffer head = view.head();
    int count = Math.min(head.remaining(), MOST);
    long[] histogram = new long[256];
    for (int i = 0; i < count; i++) {
      histogram[head.get(i) & 0xff]++;
    }
    if (count > 0 && histogram[head.get(0) & 0xff] == count) {
      return VolumeSignature.of(VolumeKind.BLANK, "");
    }
    boolean random = count >= FEWEST && chiSquare(histogram, count) < RANDOM;
    return VolumeSignature.of(random ? VolumeKind.HIGH_ENTROPY : VolumeKind.UNKNOWN, "");
  }

  private static double chiSquare(long[] histogram, int count) {
    double expected = count / 256.0;
    double sum = 0;
    for (long observed : histogram) {
      sum += (observed - expected) * (observed - expected) / expected;
    }
    return sum;
  }
}
