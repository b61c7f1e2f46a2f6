package org.dalel.plugins.wallets.crypto;

import java.util.Optional;
import org.dalel.api.Secrets.Effort;
import org.dalel.plugins.wallets.crypto.cryptonight.SlowHash;

/**
 * The key of Monero: CryptoNight, version 0, of the password, and again of that ({@code
 * crypto/chacha.h}, generate_chacha_key). A round takes 2 MiB and some hundredths of a second.
 *
 * @param rounds 1 unless the user asked for more ({@code --kdf-rounds}), which no file names
 */
public record CryptoNight(long rounds) implements Kdf {

  private static final int KEY = 32;
  private static final long MOST = 1_000;

  @Override
  public byte[] key(byte[] password, int length, Runnable checkpoint) {
    if (length != KEY) {
      throw new IllegalArgumentException(
          "CryptoNight: expected a key of 32 bytes, found " + length);
    }
    SlowHash hash = new SlowHash();
    byte[] key = password;
    for (long round = 0; round < rounds; round++) {
      key = hash.of(key, checkpoint);
    }
    return key;
  }

  @Override
  public Optional<String> refusal() {
    return rounds >= 1 && rounds <= MOST
        ? Optional.empty()
        : Optional.of("CryptoNight: expected 1 to " + MOST + " rounds, found " + rounds);
  }

  @Override
  public Effort effort() {
    return rounds == 1 ? Effort.MEDIUM : Effort.HIGH;
  }
}
