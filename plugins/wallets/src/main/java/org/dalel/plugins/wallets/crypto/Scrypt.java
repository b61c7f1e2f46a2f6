package org.dalel.plugins.wallets.crypto;

import java.util.Optional;
import org.bouncycastle.crypto.generators.SCrypt;
import org.dalel.api.Secrets.Effort;

/** Scrypt (RFC 7914): needs 128 · n · r bytes. */
public record Scrypt(byte[] salt, long n, long r, long p) implements Kdf {

  private static final long BLOCK = 128;
  private static final long LARGEST = 1L << 24;
  private static final long MOST_WORK = 1L << 33;

  @Override
  public byte[] key(byte[] password, int length, Runnable checkpoint) {
    checkpoint.run();
    return SCrypt.generate(password, salt, (int) n, (int) r, (int) p, length);
  }

  @Override
  public Optional<String> refusal() {
    String found = "n=" + n + " r=" + r + " p=" + p;
    boolean number = n > 1 && n <= LARGEST && Long.bitCount(n) == 1;
    if (!number || r < 1 || r > LARGEST || p < 1 || p > LARGEST) {
      return Optional.of("scrypt: expected a power of 2 for n and positive r and p, found " + found);
    }
    if (BLOCK * n * r > MOST_MEMORY || n >= Math.pow(2, 16.0 * r)) {
      return Optional.of(
          "scrypt: expected at most " + MOST_MEMORY + " bytes of memory, found " + found + ", "
              + BLOCK * n * r + " bytes");
    }
    return BLOCK * n * r * p > MOST_WORK
        ? Optional.of("scrypt: expected at most " + MOST_WORK + " bytes of work, found " + found)
        : Optional.empty();
  }

  @Override
  public Effort effort() {
    return BLOCK * n * r * p <= 1L << 24 ? Effort.MEDIUM : Effort.HIGH;
  }
}
