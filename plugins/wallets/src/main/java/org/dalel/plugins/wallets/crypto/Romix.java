package org.dalel.plugins.wallets.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.dalel.api.Secrets.Effort;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;

/**
 * The ROMix of Armory: a table of SHA-512 values, then half as many steps through it at places that
 * the last four bytes (little-endian) of the value name.
 *
 * <p>Source: cppForSwig/EncryptionUtils.cpp, KdfRomix, as Armory documents it; proved by opening a
 * wallet.
 *
 * @param memory bytes of the table
 * @param iterations of the whole
 */
public record Romix(byte[] salt, long memory, long iterations) implements Kdf {

  private static final int VALUE = 64;
  private static final int BETWEEN_CHECKPOINTS = 4096;
  private static final long MOST_ITERATIONS = 10_000;

  @Override
  public byte[] key(byte[] password, int length, Runnable checkpoint) {
    byte[] key = password;
    byte[] table = new byte[(int) memory / VALUE * VALUE];
    for (long i = 0; i < iterations; i++) {
      key = Arrays.copyOf(once(key, table, checkpoint), length);
    }
    return key;
  }

  private byte[] once(byte[] password, byte[] table, Runnable checkpoint) {
    int count = table.length / VALUE;
    byte[] last = Digests.sha512(password, salt);
    System.arraycopy(last, 0, table, 0, VALUE);
    for (int i = 1; i < count; i++) {
      if (i % BETWEEN_CHECKPOINTS == 0) {
        checkpoint.run();
      }
      last = Digests.sha512(last);
      System.arraycopy(last, 0, table, i * VALUE, VALUE);
    }
    for (int i = 0; i < count / 2; i++) {
      if (i % BETWEEN_CHECKPOINTS == 0) {
        checkpoint.run();
      }
      int at = Integer.remainderUnsigned(lastNumber(last), count) * VALUE;
      byte[] mixed = Bytes.part(table, at, at + VALUE);
      for (int b = 0; b < VALUE; b++) {
        mixed[b] ^= last[b];
      }
      last = Digests.sha512(mixed);
    }
    return last;
  }

  private static int lastNumber(byte[] value) {
    return value[60] & 0xff
        | (value[61] & 0xff) << 8
        | (value[62] & 0xff) << 16
        | (value[63] & 0xff) << 24;
  }

  @Override
  public Optional<String> refusal() {
    if (memory < 2 * VALUE || memory > Kdf.memoryAtHand()) {
      return Optional.of(
          "ROMix: expected "
              + 2 * VALUE
              + " to "
              + Kdf.memoryAtHand()
              + " bytes of memory"
              + ", found "
              + memory);
    }
    boolean bounded =
        iterations >= 1
            && iterations <= MOST_ITERATIONS
            && iterations * (memory / VALUE) <= MOST_ROUNDS * 10;
    return bounded
        ? Optional.empty()
        : Optional.of(
            "ROMix: expected 1 to "
                + MOST_ITERATIONS
                + " iterations and at most "
                + MOST_ROUNDS * 10
                + " hashes, found "
                + iterations
                + " iterations over "
                + memory
                + " bytes");
  }

  @Override
  public Effort effort() {
    return Kdf.ofCompressions(iterations * (memory / VALUE) * 3 / 2);
  }
}
