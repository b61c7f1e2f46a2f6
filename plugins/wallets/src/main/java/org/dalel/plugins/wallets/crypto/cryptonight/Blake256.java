package org.dalel.plugins.wallets.crypto.cryptonight;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * BLAKE-256 with 14 rounds and without salt, as submitted to the last round of the SHA-3 contest;
 * it is not BLAKE2.
 */
final class Blake256 {

  private static final int BLOCK = 64;
  private static final int ROUNDS = 14;
  private static final int LENGTH_AT = 56;

  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  /** The first digits of pi. */
  private static final int[] PI = {
    0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89,
    0x452821e6, 0x38d01377, 0xbe5466cf, 0x34e90c6c, 0xc0ac29b7, 0xc97c50dd, 0x3f84d5b5, 0xb5470917
  };

  private static final String[] ORDER = {
    "0123456789abcdef",
    "ea489fd61c02b753",
    "b8c052fdae367194",
    "7931dcbe265a40f8",
    "905724afe1bc683d",
    "2c6a0b834d75fe19",
    "c51fed4a0763928b",
    "db7ec13950f4862a",
    "6fe9b308c2d714a5",
    "a2847615fb9e3cd0"
  };

  /** The words that each of the eight mixings of a round takes. */
  private static final int[][] LANES = {
    {0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15},
    {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14}
  };

  private Blake256() {}

  /** The digest of a text, 32 bytes. */
  static byte[] digest(byte[] text) {
    int[] hash = START.clone();
    int whole = text.length / BLOCK;
    for (int i = 0; i < whole; i++) {
      compress(hash, ByteBuffer.wrap(text, i * BLOCK, BLOCK), (i + 1L) * BLOCK * 8);
    }
    int rest = text.length % BLOCK;
    byte[] end = Arrays.copyOf(Arrays.copyOfRange(text, whole * BLOCK, text.length), 2 * BLOCK);
    boolean two = rest >= LENGTH_AT;
    int last = two ? BLOCK : 0;
    end[rest] = (byte) 0x80;
    end[last + LENGTH_AT - 1] |= 1;
    ByteBuffer.wrap(end).putLong(last + LENGTH_AT, text.length * 8L);
    // A block without a bit of the text counts as none.
    compress(hash, ByteBuffer.wrap(end, 0, BLOCK), rest == 0 ? 0 : text.length * 8L);
    if (two) {
      compress(hash, ByteBuffer.wrap(end, BLOCK, BLOCK), 0);
    }
    ByteBuffer out = ByteBuffer.allocate(32);
    out.asIntBuffer().put(hash);
    return out.array();
  }

  private static void compress(int[] hash, ByteBuffer block, long bits) {
    int[] m = new int[16];
    block.slice().asIntBuffer().get(m, 0, 16);
    int[] v = Arrays.copyOf(hash, 16);
    System.arraycopy(PI, 0, v, 8, 8);
    v[12] ^= (int) bits;
    v[13] ^= (int) bits;
    v[14] ^= (int) (bits >>> 32);
    v[15] ^= (int) (bits >>> 32);
    for (int round = 0; round < ROUNDS; round++) {
      String order = ORDER[round % ORDER.length];
      for (int i = 0; i < LANES.length; i++) {
        int one = Character.digit(order.charAt(2 * i), 16);
        int two = Character.digit(order.charAt(2 * i + 1), 16);
        mix(v, LANES[i], m[one] ^ PI[two], m[two] ^ PI[one]);
      }
    }
    for (int i = 0; i < hash.length; i++) {
      hash[i] ^= v[i] ^ v[i + 8];
    }
  }

  private static void mix(int[] v, int[] at, int first, int second) {
    v[at[0]] += v[at[1]] + first;
    v[at[3]] = Integer.rotateRight(v[at[3]] ^ v[at[0]], 16);
    v[at[2]] += v[at[3]];
    v[at[1]] = Integer.rotateRight(v[at[1]] ^ v[at[2]], 12);
    v[at[0]] += v[at[1]] + second;
    v[at[3]] = Integer.rotateRight(v[at[3]] ^ v[at[0]], 8);
    v[at[2]] += v[at[3]];
    v[at[1]] = Integer.rotateRight(v[at[1]] ^ v[at[2]], 7);
  }
}
