package org.dalel.plugins.wallets.bitcoinj;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Position;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Scrypt;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.seed.Phrases;

/**
 * The lock of single keys: scrypt of the password in UTF-16 is the key of AES-256-CBC. Proof: a
 * private key with its public key, or words with their checksum.
 */
final class BitcoinjLock {

  private static final int KEY = 32;
  private static final int TRIED = 5;

  /**
   * Something locked.
   *
   * @param publicKey of a private key; absent for words
   * @param path from the root, of keys that were derived
   */
  record Item(
      byte[] iv, byte[] data, Optional<byte[]> publicKey, Optional<String> path, long offset) {}

  private final Scrypt scrypt;
  private final List<Item> items;
  private final Unlocking unlocking;

  BitcoinjLock(Scrypt scrypt, List<Item> items, Unlocking unlocking) {
    this.scrypt = scrypt;
    this.items = List.copyOf(items);
    this.unlocking = unlocking;
  }

  Optional<Unlocked<byte[]>> open(Optional<Unlocked<?>> container) throws Exception {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    if (container.isPresent() && scrypt.refusal().isEmpty()) {
      Optional<byte[]> same = key(container.get().secret().value());
      if (same.isPresent()) {
        return Optional.of(new Unlocked<>(same.get(), container.get().secret()));
      }
    }
    return unlocking.attempt("keys", scrypt, this::key);
  }

  private Optional<byte[]> key(String password) {
    byte[] key = scrypt.key(Passwords.utf16(password), KEY, unlocking.checkpoint());
    return items.stream().limit(TRIED).anyMatch(item -> proves(key, item))
        ? Optional.of(key)
        : Optional.empty();
  }

  private static boolean proves(byte[] key, Item item) {
    return item.publicKey().isPresent()
        ? secret(key, item).isPresent()
        : words(key, item).filter(Phrases::isBip39).isPresent();
  }

  private static Optional<BitcoinKey> secret(byte[] key, Item item) {
    byte[] publicKey = item.publicKey().orElseThrow();
    return Ciphers.cbcPadded(key, item.iv(), item.data())
        .flatMap(secret -> BitcoinKey.of(secret, publicKey.length == 33))
        .filter(own -> own.fits(publicKey));
  }

  private static Optional<String> words(byte[] key, Item item) {
    return Ciphers.cbcPadded(key, item.iv(), item.data())
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .filter(Phrases::isOfBip39Words);
  }

  /** Emits what is inside; what does not fit is told. */
  void emit(byte[] key, CoinNetwork network, Consumer<Artifact> sink) {
    List<Item> torn = new ArrayList<>();
    PhrasePlaces phrases = new PhrasePlaces();
    for (Item item : items) {
      unlocking.context().checkpoint();
      if (item.publicKey().isPresent()) {
        secret(key, item)
            .map(own -> own.artifact(network).field("path", item.path()).field("locked", true))
            .ifPresentOrElse(
                artifact -> sink.accept(artifact.atByte(item.offset()).build()),
                () -> torn.add(item));
      } else {
        words(key, item)
            .ifPresentOrElse(words -> phrases.add(words, item.offset()), () -> torn.add(item));
      }
    }
    phrases.forEach(words -> phrase(words).field("locked", true), sink);
    torn.forEach(this::tell);
  }

  /** MultiBit HD spells its seed of 64 bytes in 48 words, which restore nothing by themselves. */
  private Artifact.Builder phrase(String words) {
    boolean usual = Phrases.isBip39(words);
    if (usual) {
      unlocking.offerPhrase(words, "bitcoinj wallet");
    }
    return new KeyArtifacts().seedPhrase("bip39", words, "").field("usual-length", usual);
  }

  private void tell(Item item) {
    unlocking
        .sink()
        .problem(
            new Position.ByteOffset(item.offset()),
            "key: expected "
                + (item.publicKey().isPresent() ? "the private part of its public key" : "words")
                + " behind the password, found something else; it is left out");
  }
}
