package org.dalel.plugins.wallets.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.dalel.api.Secrets.Effort;

/**
 * Scrypt (RFC 7914): needs 128 · n · r bytes. Bouncy Castle's own refuses n of 65536 and more when
 * r is 1, as the standard says, but keystores of Ethereum have that.
 */
public record Scrypt(byte[] salt, long n, long r, long p) implements Kdf {

  private static final int BLOCK = 128;
  private static final long LARGEST = 1L << 24;
  private static final long MOST_WORK = 1L << 33;
  private static final long MOST_MIXED = 1L << 26;
  private static final int WORDS = 16;
  private static final int BETWEEN_CHECKPOINTS = 1024;

  @Override
  public byte[] key(byte[] password, int length, Runnable checkpoint) {
    int size = (int) (BLOCK * r);
    byte[] blocks =
        new Pbkdf2(Pbkdf2.Hash.SHA256, salt, 1).key(password, (int) (size * p), checkpoint);
    for (int at = 0; at < blocks.length; at += size) {
      mix(ByteBuffer.wrap(blocks, at, size).slice().order(ByteOrder.LITTLE_ENDIAN), checkpoint);
    }
    return new Pbkdf2(Pbkdf2.Hash.SHA256, blocks, 1).key(password, length, checkpoint);
  }

  private void mix(ByteBuffer block, Runnable checkpoint) {
    int[] x = new int[block.remaining() / Integer.BYTES];
    block.asIntBuffer().get(x);
    int[] y = new int[x.length];
    int[][] table = new int[(int) n][];
    for (int i = 0; i < table.length; i++) {
      if (i % BETWEEN_CHECKPOINTS == 0) {
        checkpoint.run();
      }
      table[i] = x.clone();
      turn(x, y);
    }
    for (int i = 0; i < table.length; i++) {
      if (i % BETWEEN_CHECKPOINTS == 0) {
        checkpoint.run();
      }
      int[] other = table[x[x.length - WORDS] & table.length - 1];
      for (int word = 0; word < x.length; word++) {
        x[word] ^= other[word];
      }
      turn(x, y);
    }
    block.asIntBuffer().put(x);
  }

  /** BlockMix in place: even blocks first, then the odd ones. */
  private static void turn(int[] x, int[] y) {
    int[] last = new int[WORDS];
    int[] mixed = new int[WORDS];
    System.arraycopy(x, x.length - WORDS, last, 0, WORDS);
    int count = x.length / WORDS;
    for (int i = 0; i < count; i++) {
      for (int word = 0; word < WORDS; word++) {
        last[word] ^= x[i * WORDS + word];
      }
      Salsa20Engine.salsaCore(8, last, mixed);
      int[] swap = last;
      last = mixed;
      mixed = swap;
      int to = (i % 2 == 0 ? i / 2 : count / 2 + i / 2) * WORDS;
      System.arraycopy(last, 0, y, to, WORDS);
    }
    System.arraycopy(y, 0, x, 0, x.length);
  }

  @Override
  public boolean isSound() {
    boolean number = n > 1 && n <= LARGEST && Long.bitCount(n) == 1;
    return number && r >= 1 && r <= LARGEST && p >= 1 && p <= LARGEST;
  }

  /** Bytes of the table alone; what Java adds is small unless r is 1. */
  private long memory() {
    return BLOCK * n * r;
  }

  @Override
  public Optional<String> refusal() {
    String found = "n=" + n + " r=" + r + " p=" + p;
    if (!isSound()) {
      return Optional.of(
          "scrypt: expected a power of 2 up to "
              + LARGEST
              + " for n and positive r and p, found "
              + found);
    }
    if (memory() > Kdf.memoryAtHand()) {
      return Optional.of(
          "scrypt: expected at most "
              + Kdf.memoryAtHand()
              + " bytes of memory, found "
              + found
              + ", which takes "
              + memory()
              + " bytes");
    }
    return BLOCK * r * p > MOST_MIXED || BLOCK * n * r * p > MOST_WORK
        ? Optional.of("scrypt: expected at most " + MOST_WORK + " bytes of work, found " + found)
        : Optional.empty();
  }

  @Override
  public Effort effort() {
    return BLOCK * n * r * p <= 1L << 24 ? Effort.MEDIUM : Effort.HIGH;
  }
}
