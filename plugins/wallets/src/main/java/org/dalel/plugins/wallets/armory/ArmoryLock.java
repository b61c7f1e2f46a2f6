package org.dalel.plugins.wallets.armory;

import java.util.List;
import java.util.Optional;
import org.dalel.api.Position;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Romix;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;

/**
 * The lock of the keys: ROMix of the password is the key of AES-256 in cipher feedback mode. Proof:
 * a private key that belongs to its public key.
 */
final class ArmoryLock {

  private static final int KEY = 32;
  private static final int TRIED = 5;

  /** A locked private key. */
  record Key(byte[] vector, byte[] data, byte[] publicKey, String address, long offset) {}

  private final Romix kdf;
  private final List<Key> keys;
  private final Unlocking unlocking;

  ArmoryLock(Romix kdf, List<Key> keys, Unlocking unlocking) {
    this.kdf = kdf;
    this.keys = List.copyOf(keys);
    this.unlocking = unlocking;
  }

  Optional<Unlocked<byte[]>> open() throws Exception {
    return keys.isEmpty()
        ? Optional.empty()
        : unlocking.attempt(
            "keys",
            kdf,
            password -> {
              byte[] key = kdf.key(Passwords.utf8(password), KEY, unlocking.checkpoint());
              return keys.stream().limit(TRIED).anyMatch(each -> open(key, each).isPresent())
                  ? Optional.of(key)
                  : Optional.empty();
            });
  }

  private static Optional<BitcoinKey> open(byte[] key, Key locked) {
    return BitcoinKey.of(Ciphers.cfb(key, locked.vector(), locked.data()), false)
        .filter(own -> own.fits(locked.publicKey()));
  }

  void emit(byte[] key, CoinNetwork network) {
    for (Key locked : keys) {
      unlocking.context().checkpoint();
      open(key, locked)
          .map(own -> own.artifact(network).field("of", locked.address()).field("locked", true))
          .ifPresentOrElse(
              artifact -> unlocking.sink().emit(artifact.atByte(locked.offset()).build()),
              () ->
                  unlocking
                      .sink()
                      .problem(
                          new Position.ByteOffset(locked.offset()),
                          "key: expected the private key of "
                              + locked.address()
                              + " behind the password, found another; it is left out"));
    }
  }
}
