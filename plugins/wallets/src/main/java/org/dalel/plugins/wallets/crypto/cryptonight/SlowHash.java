package org.dalel.plugins.wallets.crypto.cryptonight;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bouncycastle.crypto.digests.SkeinDigest;

/** CryptoNight, version 0 (CryptoNote Standard 008): 32 bytes of a text, through 2 MiB. */
public final class SlowHash {

  private static final int PAD = 1 << 21;
  private static final int STEPS = 1 << 19;
  private static final int PLACES = PAD / Long.BYTES - 1 & ~1;
  private static final int BETWEEN_CHECKPOINTS = 1 << 16;

  /** Longs of the state that are keys, and that are text. */
  private static final int SECOND_KEY = 4;

  private static final int TEXT = 8;
  private static final int TEXT_LONGS = 16;
  private static final int STATE_BYTES = 200;

  private final long[] pad = new long[PAD / Long.BYTES];

  /**
   * The hash of a text.
   *
   * @param checkpoint called from time to time; what it throws passes
   */
  public byte[] of(byte[] text, Runnable checkpoint) {
    long[] state = Keccak.state(text);
    fill(state);
    walk(state, checkpoint);
    gather(state);
    Keccak.permute(state);
    ByteBuffer bytes = ByteBuffer.allocate(STATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(state);
    return last((int) state[0] & 3, bytes.array());
  }

  private void fill(long[] state) {
    long[] keys = AesRound.schedule(state, 0);
    long[] text = new long[TEXT_LONGS];
    System.arraycopy(state, TEXT, text, 0, TEXT_LONGS);
    for (int at = 0; at < pad.length; at += TEXT_LONGS) {
      encrypt(text, keys);
      System.arraycopy(text, 0, pad, at, TEXT_LONGS);
    }
  }

  private void gather(long[] state) {
    long[] keys = AesRound.schedule(state, SECOND_KEY);
    long[] text = new long[TEXT_LONGS];
    System.arraycopy(state, TEXT, text, 0, TEXT_LONGS);
    for (int at = 0; at < pad.length; at += TEXT_LONGS) {
      for (int i = 0; i < TEXT_LONGS; i++) {
        text[i] ^= pad[at + i];
      }
      encrypt(text, keys);
    }
    System.arraycopy(text, 0, state, TEXT, TEXT_LONGS);
  }

  /** Ten rounds over each of eight blocks. */
  private static void encrypt(long[] text, long[] keys) {
    for (int block = 0; block < TEXT_LONGS; block += 2) {
      long low = text[block];
      long high = text[block + 1];
      for (int key = 0; key < keys.length; key += 2) {
        long next = AesRound.low(low, high, keys[key]);
        high = AesRound.high(low, high, keys[key + 1]);
        low = next;
      }
      text[block] = low;
      text[block + 1] = high;
    }
  }

  private void walk(long[] state, Runnable checkpoint) {
    long aLow = state[0] ^ state[4];
    long aHigh = state[1] ^ state[5];
    long bLow = state[2] ^ state[6];
    long bHigh = state[3] ^ state[7];
    for (int step = 0; step < STEPS; step++) {
      if (step % BETWEEN_CHECKPOINTS == 0) {
        checkpoint.run();
      }
      int at = (int) (aLow >>> 3) & PLACES;
      long cLow = AesRound.low(pad[at], pad[at + 1], aLow);
      long cHigh = AesRound.high(pad[at], pad[at + 1], aHigh);
      pad[at] = bLow ^ cLow;
      pad[at + 1] = bHigh ^ cHigh;
      at = (int) (cLow >>> 3) & PLACES;
      long dLow = pad[at];
      long dHigh = pad[at + 1];
      aLow += highProduct(cLow, dLow);
      aHigh += cLow * dLow;
      pad[at] = aLow;
      pad[at + 1] = aHigh;
      aLow ^= dLow;
      aHigh ^= dHigh;
      bLow = cLow;
      bHigh = cHigh;
    }
  }

  /** Upper 64 bits of the product of two unsigned numbers. */
  private static long highProduct(long a, long b) {
    return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
  }

  private static byte[] last(int choice, byte[] state) {
    return switch (choice) {
      case 0 -> Blake256.digest(state);
      case 1 -> Groestl256.digest(state);
      case 2 -> Jh256.digest(state);
      default -> {
        SkeinDigest skein = new SkeinDigest(SkeinDigest.SKEIN_512, 256);
        skein.update(state, 0, state.length);
        byte[] digest = new byte[32];
        skein.doFinal(digest, 0);
        yield digest;
      }
    };
  }
}
