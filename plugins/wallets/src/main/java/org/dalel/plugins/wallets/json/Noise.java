package org.dalel.plugins.wallets.json;

/** Tells ciphertext from data. */
public final class Noise {

  private static final double SPREAD = 4.5;

  private Noise() {}

  /**
   * Whether all 256 values are as frequent as in noise: chi-squared of 255 degrees of freedom
   * within 4.5 standard deviations of its mean, which one random text in 100 000 misses.
   */
  public static boolean is(byte[] bytes) {
    int[] counts = new int[256];
    for (byte b : bytes) {
      counts[b & 0xff]++;
    }
    double expected = bytes.length / 256.0;
    double chi = 0;
    for (int count : counts) {
      chi += (count - expected) * (count - expected) / expected;
    }
    return Math.abs(chi - 255) < SPREAD * Math.sqrt(2 * 255);
  }
}
