package org.dalel.plugins.wallets.crypto.cryptonight;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Grøstl-256 as submitted to the last round of the SHA-3 contest: two permutations of 8 by 8 bytes
 * that look like AES. Byte i stands in row i mod 8 of column i / 8.
 */
final class Groestl256 {

  private static final int BLOCK = 64;
  private static final int SIDE = 8;
  private static final int ROUNDS = 10;
  private static final int[] MIX = {2, 2, 3, 4, 5, 3, 5, 7};
  private static final int[] SHIFT_P = {0, 1, 2, 3, 4, 5, 6, 7};
  private static final int[] SHIFT_Q = {1, 3, 5, 7, 0, 2, 4, 6};

  private Groestl256() {}

  /** The digest of a text, 32 bytes. */
  static byte[] digest(byte[] text) {
    int blocks = (text.length + 1 + Long.BYTES + BLOCK - 1) / BLOCK;
    byte[] padded = Arrays.copyOf(text, blocks * BLOCK);
    padded[text.length] = (byte) 0x80;
    ByteBuffer.wrap(padded).putLong(padded.length - Long.BYTES, blocks);
    byte[] hash = new byte[BLOCK];
    hash[BLOCK - 2] = 1;
    for (int at = 0; at < padded.length; at += BLOCK) {
      byte[] block = Arrays.copyOfRange(padded, at, at + BLOCK);
      byte[] both = permuted(xor(hash, block), true);
      hash = xor(hash, xor(both, permuted(block, false)));
    }
    return Arrays.copyOfRange(xor(permuted(hash, true), hash), BLOCK / 2, BLOCK);
  }

  private static byte[] xor(byte[] a, byte[] b) {
    byte[] sum = new byte[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (byte) (a[i] ^ b[i]);
    }
    return sum;
  }

  /** Permutation P, or Q. */
  private static byte[] permuted(byte[] block, boolean p) {
    byte[] state = block.clone();
    for (int round = 0; round < ROUNDS; round++) {
      addConstant(state, round, p);
      state = mixed(shifted(state, p ? SHIFT_P : SHIFT_Q));
    }
    return state;
  }

  private static void addConstant(byte[] state, int round, boolean p) {
    for (int column = 0; column < SIDE; column++) {
      if (!p) {
        for (int row = 0; row < SIDE; row++) {
          state[column * SIDE + row] ^= (byte) 0xff;
        }
      }
      state[column * SIDE + (p ? 0 : SIDE - 1)] ^= (byte) (column << 4 ^ round);
    }
  }

  /** Bytes substituted, and rows turned to the left. */
  private static byte[] shifted(byte[] state, int[] by) {
    byte[] turned = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      int row = i % SIDE;
      int column = (i / SIDE + by[row]) % SIDE;
      turned[i] = (byte) AesRound.box(state[column * SIDE + row]);
    }
    return turned;
  }

  private static byte[] mixed(byte[] state) {
    byte[] out = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      int column = i / SIDE * SIDE;
      int sum = 0;
      for (int row = 0; row < SIDE; row++) {
        sum ^= times(MIX[row], state[column + (i + row) % SIDE] & 0xff);
      }
      out[i] = (byte) sum;
    }
    return out;
  }

  /** A product in the field of AES; the factor is less than 8. */
  private static int times(int factor, int value) {
    int product = (factor & 1) * value;
    int power = value;
    for (int bit = 1; bit < 3; bit++) {
      power = (power << 1 ^ ((power & 0x80) != 0 ? 0x11b : 0)) & 0xff;
      product ^= (factor >> bit & 1) * power;
    }
    return product;
  }
}
