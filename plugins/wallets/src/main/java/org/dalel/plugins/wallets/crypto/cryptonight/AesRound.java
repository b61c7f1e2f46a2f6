package org.dalel.plugins.wallets.crypto.cryptonight;

/**
 * One round of AES (FIPS 197) as the instruction AESENC does it: rows shifted, bytes substituted,
 * columns mixed, the key added. A block is two little-endian longs.
 */
final class AesRound {

  /** Round keys that CryptoNight uses of the schedule of AES-256. */
  static final int ROUNDS = 10;

  private static final int KEY_WORDS = 8;
  private static final byte[] BOX = new byte[256];
  private static final int[] T0 = new int[256];
  private static final int[] T1 = new int[256];
  private static final int[] T2 = new int[256];
  private static final int[] T3 = new int[256];

  static {
    int p = 1;
    int q = 1;
    do {
      p = (p ^ p << 1 ^ ((p & 0x80) != 0 ? 0x11b : 0)) & 0xff;
      q ^= q << 1;
      q ^= q << 2;
      q ^= q << 4;
      q = (q ^ ((q & 0x80) != 0 ? 0x09 : 0)) & 0xff;
      int turned = q | q << 8;
      BOX[p] = (byte) (q ^ turned >> 7 ^ turned >> 6 ^ turned >> 5 ^ turned >> 4 ^ 0x63);
    } while (p != 1);
    BOX[0] = 0x63;
    for (int i = 0; i < BOX.length; i++) {
      int s = BOX[i] & 0xff;
      int twice = (s << 1 ^ ((s & 0x80) != 0 ? 0x1b : 0)) & 0xff;
      T0[i] = twice | s << 8 | s << 16 | (twice ^ s) << 24;
      T1[i] = Integer.rotateLeft(T0[i], 8);
      T2[i] = Integer.rotateLeft(T0[i], 16);
      T3[i] = Integer.rotateLeft(T0[i], 24);
    }
  }

  private AesRound() {}

  /** The substitution of a byte. */
  static int box(int value) {
    return BOX[value & 0xff] & 0xff;
  }

  /** Lower half of the block after a round. */
  static long low(long low, long high, long keyLow) {
    int first = column((int) low, (int) (low >>> 32), (int) high, (int) (high >>> 32));
    int second = column((int) (low >>> 32), (int) high, (int) (high >>> 32), (int) low);
    return (first & 0xffffffffL | (long) second << 32) ^ keyLow;
  }

  /** Upper half of the block after a round. */
  static long high(long low, long high, long keyHigh) {
    int third = column((int) high, (int) (high >>> 32), (int) low, (int) (low >>> 32));
    int fourth = column((int) (high >>> 32), (int) low, (int) (low >>> 32), (int) high);
    return (third & 0xffffffffL | (long) fourth << 32) ^ keyHigh;
  }

  private static int column(int a, int b, int c, int d) {
    return T0[a & 0xff] ^ T1[b >>> 8 & 0xff] ^ T2[c >>> 16 & 0xff] ^ T3[d >>> 24];
  }

  /** The first ten round keys of a key of 32 bytes (four longs), two longs each. */
  static long[] schedule(long[] key, int from) {
    int[] words = new int[ROUNDS * 4];
    for (int i = 0; i < KEY_WORDS; i++) {
      words[i] = (int) (key[from + i / 2] >>> i % 2 * 32);
    }
    int constant = 1;
    for (int i = KEY_WORDS; i < words.length; i++) {
      int last = words[i - 1];
      if (i % KEY_WORDS == 0) {
        last = substituted(Integer.rotateRight(last, 8)) ^ constant;
        constant <<= 1;
      } else if (i % KEY_WORDS == 4) {
        last = substituted(last);
      }
      words[i] = words[i - KEY_WORDS] ^ last;
    }
    long[] keys = new long[ROUNDS * 2];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = words[2 * i] & 0xffffffffL | (long) words[2 * i + 1] << 32;
    }
    return keys;
  }

  private static int substituted(int word) {
    return box(word) | box(word >>> 8) << 8 | box(word >>> 16) << 16 | box(word >>> 24) << 24;
  }
}
