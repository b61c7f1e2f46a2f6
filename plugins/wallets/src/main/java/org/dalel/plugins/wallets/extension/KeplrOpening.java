package org.dalel.plugins.wallets.extension;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Position;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.vault.KeplrLock;

/**
 * Tries the passwords of the case on a vault of Keplr 2, and its keys: both the key that follows
 * from the password and the one that locks the keyrings stay in memory while the program is open.
 */
final class KeplrOpening {

  /** A keyring that is open. */
  record Opened(KeplrStore.Ring ring, Json content) {}

  private final KeplrStore store;
  private final Unlocking unlocking;
  private final List<byte[]> keys = new ArrayList<>();

  KeplrOpening(KeplrStore store, Unlocking unlocking) {
    this.store = store;
    this.unlocking = unlocking;
  }

  /** The first secret that fits; {@link #rings} then gives what they all opened. */
  Optional<Unlocked<byte[]>> attempts() throws Exception {
    if (!store.isLocked()) {
      return Optional.empty();
    }
    Position whole = new Position.WholeItem();
    if (!store.missing().isEmpty()) {
      String names = String.join(", ", store.missing());
      unlocking.sink().problem(whole, "Keplr 2: expected " + names + " of the vault, found none");
    }
    for (String name : store.tooMany()) {
      String most = "Keplr 2: " + name + ": expected " + KeplrStore.MOST_LOCKS;
      unlocking.sink().limit(whole, most + " generations at most, found more; the last are tried");
    }
    Optional<Unlocked<byte[]>> first = Optional.empty();
    List<List<KeplrLock>> locks = store.locks();
    for (int i = 0; i < locks.size(); i++) {
      String name = i == 0 ? "Keplr 2" : "Keplr 2, generation " + (i + 1);
      Optional<Unlocked<byte[]>> password = password(name, locks.get(i));
      Optional<Unlocked<byte[]>> key = password.isPresent() ? password : key(name, locks.get(i));
      key.ifPresent(found -> add(found.content()));
      first = first.isPresent() ? first : key;
    }
    return first;
  }

  private void add(byte[] key) {
    if (keys.stream().noneMatch(known -> Arrays.equals(known, key))) {
      keys.add(key);
    }
  }

  private Optional<Unlocked<byte[]>> password(String name, List<KeplrLock> locks) throws Exception {
    return unlocking.attempt(
        name,
        locks.get(0).kdf(),
        word ->
            fitting(
                locks,
                locks
                    .get(0)
                    .kdf()
                    .key(Passwords.utf8(word), KeplrLock.KEY, unlocking.checkpoint())));
  }

  private static Optional<byte[]> fitting(List<KeplrLock> locks, byte[] derived) {
    return locks.stream().flatMap(lock -> lock.key(derived).stream()).findFirst();
  }

  private Optional<Unlocked<byte[]>> key(String name, List<KeplrLock> locks) throws Exception {
    Secrets.Lock lock = new Secrets.Lock(name + " (key)", Secret.Kind.KEY, Secrets.Effort.LOW);
    return unlocking
        .context()
        .secrets()
        .open(
            lock,
            secret -> ofKey(locks, secret.value()).map(content -> new Unlocked<>(content, secret)));
  }

  private Optional<byte[]> ofKey(List<KeplrLock> locks, String digits) {
    if (!digits.matches("[0-9a-f]{" + 2 * KeplrLock.KEY + "}")) {
      return Optional.empty();
    }
    byte[] key = Bytes.ofHex(digits);
    boolean opens =
        store.rings().stream()
            .filter(ring -> KeplrLock.proves(ring.sensitive()))
            .anyMatch(ring -> open(key, ring).isPresent());
    return fitting(locks, key).or(() -> Optional.of(key).filter(k -> opens));
  }

  private Optional<Json> open(byte[] key, KeplrStore.Ring ring) {
    return store.counters(key).stream()
        .flatMap(counter -> KeplrLock.open(key, counter, ring.sensitive()).stream())
        .findFirst();
  }

  /** The keyrings that are open; what the right key does not open is told. */
  List<Opened> rings() {
    List<Opened> opened = new ArrayList<>();
    for (KeplrStore.Ring ring : keys.isEmpty() ? List.<KeplrStore.Ring>of() : store.rings()) {
      unlocking.context().checkpoint();
      Optional<Json> content = keys.stream().flatMap(key -> open(key, ring).stream()).findFirst();
      content.ifPresentOrElse(
          json -> opened.add(new Opened(ring, json)),
          () ->
              unlocking
                  .sink()
                  .problem(
                      ring.stand().position(),
                      "vault/vaultMap, keyring '"
                          + ring.id()
                          + "': expected JSON under the key of the vault, found "
                          + ring.sensitive().length
                          + " bytes of something else; it is not told"));
    }
    return opened;
  }
}
