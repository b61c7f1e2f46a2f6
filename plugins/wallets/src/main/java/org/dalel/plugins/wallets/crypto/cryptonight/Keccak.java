package org.dalel.plugins.wallets.crypto.cryptonight;

/** Keccak-f[1600] and the state that it leaves of a text, 25 little-endian longs. */
final class Keccak {

  /** Longs of the state. */
  static final int LANES = 25;

  private static final int RATE = 136;
  private static final int ROUNDS = 24;
  private static final long[] CONSTANTS = constants();

  private Keccak() {}

  /** The state after a text with the padding from before SHA-3, at the rate of Keccak-256. */
  static long[] state(byte[] text) {
    byte[] padded = new byte[(text.length / RATE + 1) * RATE];
    System.arraycopy(text, 0, padded, 0, text.length);
    padded[text.length] ^= 1;
    padded[padded.length - 1] ^= (byte) 0x80;
    long[] state = new long[LANES];
    for (int at = 0; at < padded.length; at += RATE) {
      for (int i = 0; i < RATE; i++) {
        state[i / 8] ^= (padded[at + i] & 0xffL) << i % 8 * 8;
      }
      permute(state);
    }
    return state;
  }

  /** Keccak-f[1600] in place. */
  static void permute(long[] a) {
    for (int round = 0; round < ROUNDS; round++) {
      theta(a);
      rhoAndPi(a);
      chi(a);
      a[0] ^= CONSTANTS[round];
    }
  }

  private static void theta(long[] a) {
    long[] parity = new long[5];
    for (int i = 0; i < LANES; i++) {
      parity[i % 5] ^= a[i];
    }
    for (int i = 0; i < LANES; i++) {
      a[i] ^= parity[(i + 4) % 5] ^ Long.rotateLeft(parity[(i + 1) % 5], 1);
    }
  }

  private static void rhoAndPi(long[] a) {
    int x = 1;
    int y = 0;
    long last = a[1];
    for (int t = 0; t < ROUNDS; t++) {
      int newY = (2 * x + 3 * y) % 5;
      x = y;
      y = newY;
      long next = a[x + 5 * y];
      a[x + 5 * y] = Long.rotateLeft(last, (t + 1) * (t + 2) / 2);
      last = next;
    }
  }

  private static void chi(long[] a) {
    for (int row = 0; row < LANES; row += 5) {
      long first = a[row];
      long second = a[row + 1];
      a[row] ^= ~a[row + 1] & a[row + 2];
      a[row + 1] ^= ~a[row + 2] & a[row + 3];
      a[row + 2] ^= ~a[row + 3] & a[row + 4];
      a[row + 3] ^= ~a[row + 4] & first;
      a[row + 4] ^= ~first & second;
    }
  }

  /** Bits of a shift register of degree 8 at the places 1, 2, 4, 8 ... less one. */
  private static long[] constants() {
    long[] constants = new long[ROUNDS];
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int j = 0; j < 7; j++) {
        if ((register & 1) != 0) {
          constants[round] ^= 1L << (1 << j) - 1;
        }
        register = register << 1 ^ ((register & 0x80) != 0 ? 0x171 : 0);
      }
    }
    return constants;
  }
}
