package org.dalel.testdata.model;

/**
 * The generator of all pseudo-random choices: SplitMix64 (Steele, Lea, Flood 2014), written out
 * here so that its numbers never change with the Java version.
 */
public final class Seed {

  private long state;

  /** A sequence that depends on the seed alone. */
  public Seed(long seed) {
    this.state = seed;
  }

  /** The next 64 bits. */
  public long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0 to bound - 1. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** A number from 0 to bound - 1. */
  public long below(long bound) {
    return Long.remainderUnsigned(next(), bound);
  }

  /** The next bytes. */
  public byte[] bytes(int count) {
    byte[] out = new byte[count];
    for (int i = 0; i < count; i += 8) {
      long word = next();
      for (int j = i; j < Math.min(i + 8, count); j++, word >>>= 8) {
        out[j] = (byte) word;
      }
    }
    return out;
  }

  /** A seed for a part of the whole, such as a file, that does not depend on its neighbours. */
  public static long derive(long seed, String part) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < part.length(); i++) {
      hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
    }
    return new Seed(seed ^ hash).next();
  }
}
