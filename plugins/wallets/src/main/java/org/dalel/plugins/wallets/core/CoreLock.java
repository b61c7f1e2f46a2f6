package org.dalel.plugins.wallets.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Position;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Kdf;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Rounds;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;

/**
 * The lock of a wallet: SHA-512 of password and salt, repeated, is key (32 bytes) and
 * initialisation vector (16) of AES-256-CBC over the master key; that opens each private key, whose
 * vector is the start of SHA-256 of SHA-256 of its public key.
 *
 * <p>Source: src/wallet/crypter.cpp of Bitcoin Core. Proof: the master key fills its blocks, so the
 * last one is padding alone, and the first keys it opens belong to their public keys.
 */
final class CoreLock {

  private static final int KEY = 32;
  private static final int TRIED = 20;

  /** What the password opened. */
  record Opened(List<CoreFacts.Key> keys, List<CoreFacts.Key> roots) {}

  private final CoreFacts facts;
  private final Unlocking unlocking;

  CoreLock(CoreFacts facts, Unlocking unlocking) {
    this.facts = facts;
    this.unlocking = unlocking;
  }

  /** Tries each master key, those of old passwords too: they hide the same. */
  Optional<Unlocked<Opened>> open() throws Exception {
    Optional<Unlocked<byte[]>> master = Optional.empty();
    for (int i = 0; i < facts.masterKeys.size() && master.isEmpty(); i++) {
      CoreFacts.MasterKey locked = facts.masterKeys.get(i);
      if (locked.method() == 0) {
        Kdf kdf = new Rounds(Rounds.Hash.SHA512_PASSWORD_SALT, locked.salt(), locked.iterations());
        master =
            unlocking.attempt(
                "master key " + (i + 1), kdf, password -> master(locked, kdf, password));
      }
    }
    if (master.isEmpty()) {
      return Optional.empty();
    }
    byte[] key = master.get().content();
    Opened opened = new Opened(all(facts.keys.values(), key), all(facts.roots.values(), key));
    return Optional.of(new Unlocked<>(opened, master.get().secret()));
  }

  private Optional<byte[]> master(CoreFacts.MasterKey locked, Kdf kdf, String password) {
    byte[] both = kdf.key(Passwords.utf8(password), KEY + Ciphers.BLOCK, unlocking.checkpoint());
    byte[] iv = Bytes.part(both, KEY, both.length);
    return Ciphers.cbcPadded(Arrays.copyOf(both, KEY), iv, locked.locked())
        .filter(key -> key.length == KEY && opensAny(key));
  }

  private boolean opensAny(byte[] master) {
    List<CoreFacts.Key> locked = new ArrayList<>();
    facts.keys.values().stream().filter(CoreFacts.Key::encrypted).limit(TRIED).forEach(locked::add);
    facts.roots.values().stream()
        .filter(CoreFacts.Key::encrypted)
        .limit(TRIED)
        .forEach(locked::add);
    return locked.isEmpty() || locked.stream().anyMatch(key -> open(key, master).isPresent());
  }

  private List<CoreFacts.Key> all(Collection<CoreFacts.Key> keys, byte[] master) {
    List<CoreFacts.Key> opened = new ArrayList<>();
    for (CoreFacts.Key key : keys) {
      unlocking.context().checkpoint();
      if (key.encrypted()) {
        open(key, master).ifPresentOrElse(opened::add, () -> closed(key));
      }
    }
    return opened;
  }

  private static Optional<CoreFacts.Key> open(CoreFacts.Key key, byte[] master) {
    byte[] iv = Arrays.copyOf(Digests.sha256Twice(key.publicKey()), Ciphers.BLOCK);
    try {
      return Ciphers.cbcPadded(master, iv, CoreRecord.bytes(key.record().read()))
          .flatMap(secret -> BitcoinKey.of(secret, key.publicKey().length == 33))
          .filter(own -> own.fits(key.publicKey()))
          .map(own -> key.opened(own.secret()));
    } catch (FormatException torn) {
      return Optional.empty();
    }
  }

  private void closed(CoreFacts.Key key) {
    if (key.record().live()) {
      unlocking
          .sink()
          .problem(
              new Position.ByteOffset(Math.max(0, key.record().offset())),
              key.record().type()
                  + " record: expected the private key of "
                  + Bytes.hex(key.publicKey())
                  + " behind the master key, found another; it is left out");
    }
  }
}
