package org.dalel.plugins.wallets.crypto.cryptonight;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * JH-256 with 42 rounds, as submitted to the last round of the SHA-3 contest, in the form of its
 * definition: 256 elements of four bits.
 */
final class Jh256 {

  private static final int BLOCK = 64;
  private static final int STATE = 128;
  private static final int ELEMENTS = 256;
  private static final int ROUNDS = 42;
  private static final byte[][] BOX = {
    {9, 0, 4, 11, 13, 12, 3, 15, 1, 10, 2, 6, 7, 5, 8, 14},
    {3, 12, 6, 13, 5, 7, 1, 9, 15, 2, 0, 4, 11, 10, 14, 8}
  };

  /** The fraction of the square root of two, the constant of the first round. */
  private static final byte[] FIRST =
      Bytes.ofHex("6a09e667f3bcc908b2fb1366ea957d3e3adec17512775099da2f590b0667322a");

  private Jh256() {}

  /** The digest of a text, 32 bytes. */
  static byte[] digest(byte[] text) {
    byte[] state = new byte[STATE];
    state[0] = 1;
    compress(state, new byte[BLOCK]);
    int blocks = (text.length + BLOCK - 1) / BLOCK + 1;
    byte[] padded = Arrays.copyOf(text, blocks * BLOCK);
    padded[text.length] = (byte) 0x80;
    ByteBuffer.wrap(padded).putLong(padded.length - Long.BYTES, text.length * 8L);
    for (int at = 0; at < padded.length; at += BLOCK) {
      compress(state, Arrays.copyOfRange(padded, at, at + BLOCK));
    }
    return Arrays.copyOfRange(state, STATE - 32, STATE);
  }

  private static void compress(byte[] state, byte[] block) {
    for (int i = 0; i < BLOCK; i++) {
      state[i] ^= block[i];
    }
    byte[] elements = grouped(state);
    byte[] constant = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      constant[i] = (byte) (FIRST[i / 2] >>> (i % 2 == 0 ? 4 : 0) & 0xf);
    }
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bits = bits(constant);
      elements = round(elements, bits);
      constant = round(constant, new byte[BLOCK]);
    }
    ungroup(elements, state);
    for (int i = 0; i < BLOCK; i++) {
      state[BLOCK + i] ^= block[i];
    }
  }

  private static byte[] bits(byte[] constant) {
    byte[] bits = new byte[ELEMENTS];
    for (int i = 0; i < ELEMENTS; i++) {
      bits[i] = (byte) (constant[i / 4] >>> 3 - i % 4 & 1);
    }
    return bits;
  }

  /** Substitution by the box that the bits choose, linear transformation, permutation. */
  private static byte[] round(byte[] elements, byte[] bits) {
    int count = elements.length;
    byte[] mixed = new byte[count];
    for (int i = 0; i < count; i++) {
      mixed[i] = BOX[bits[i]][elements[i]];
    }
    for (int i = 0; i < count; i += 2) {
      mixed[i + 1] ^= (byte) twice(mixed[i]);
      mixed[i] ^= (byte) twice(mixed[i + 1]);
    }
    for (int i = 0; i < count; i += 4) {
      swap(mixed, i + 2);
    }
    byte[] out = new byte[count];
    for (int i = 0; i < count / 2; i++) {
      out[i] = mixed[2 * i];
      out[i + count / 2] = mixed[2 * i + 1];
    }
    for (int i = count / 2; i < count; i += 2) {
      swap(out, i);
    }
    return out;
  }

  /** In the field of 16 elements with x^4 + x + 1. */
  private static int twice(int value) {
    return (value << 1 ^ value >> 3 ^ value >> 2 & 2) & 0xf;
  }

  private static void swap(byte[] elements, int at) {
    byte kept = elements[at];
    elements[at] = elements[at + 1];
    elements[at + 1] = kept;
  }

  /** Element i has bit i of each quarter of the state; the two halves are then interleaved. */
  private static byte[] grouped(byte[] state) {
    byte[] elements = new byte[ELEMENTS];
    for (int i = 0; i < ELEMENTS; i++) {
      int value = 0;
      for (int quarter = 0; quarter < 4; quarter++) {
        int bit = quarter * ELEMENTS + i;
        value = value << 1 | state[bit / 8] >>> 7 - bit % 8 & 1;
      }
      elements[place(i)] = (byte) value;
    }
    return elements;
  }

  private static void ungroup(byte[] elements, byte[] state) {
    Arrays.fill(state, (byte) 0);
    for (int i = 0; i < ELEMENTS; i++) {
      for (int quarter = 0; quarter < 4; quarter++) {
        int bit = quarter * ELEMENTS + i;
        state[bit / 8] |= (byte) ((elements[place(i)] >>> 3 - quarter & 1) << 7 - bit % 8);
      }
    }
  }

  private static int place(int i) {
    return i < ELEMENTS / 2 ? 2 * i : 2 * i - ELEMENTS + 1;
  }
}
