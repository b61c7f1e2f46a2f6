package org.dalel.plugins.wallets.mycelium;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.dalel.api.Artifact;
import org.dalel.api.Position;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.HdNode;

/**
 * What is locked in a store: the words, the private keys of imported accounts and single keys. The
 * private keys of accounts of the seed follow from it and are not told again.
 */
final class StoreSecrets {

  private static final int KEY = 32;
  private static final int COMPRESSED = 33;
  private static final int SHORTEST_ADDRESS = 20;

  /** Bytes of a value that is none: no secret shows in one. */
  private static final int SHOWN = 1;

  private final KeyStore store;
  private final CoinNetwork network;
  private final Unlocking unlocking;
  private final KeyArtifacts keys;

  /** Whether the keys of accounts of the seed follow from words that were told. */
  private boolean follow;

  StoreSecrets(KeyStore store, CoinNetwork network, Unlocking unlocking, KeyArtifacts keys) {
    this.store = store;
    this.network = network;
    this.unlocking = unlocking;
    this.keys = keys;
  }

  /**
   * Emits them.
   *
   * @param locked whether a password of the case opened the store
   */
  void emit(StoreCipher cipher, boolean locked) {
    for (KeyStore.Entry entry : store.locked()) {
      unlocking.context().checkpoint();
      if (Arrays.equals(entry.id(), MasterSeed.ID)) {
        tell(
            entry,
            locked,
            "seed",
            "words of the English list (first byte 0), 16 to 32 bytes of entropy",
            opened(cipher, entry, "seed"),
            this::seed);
      }
    }
    for (KeyStore.Entry entry : store.locked()) {
      unlocking.context().checkpoint();
      Optional<NodeId> id = NodeId.of(entry.id());
      if (id.isPresent()) {
        account(cipher, id.get(), entry, locked);
      } else if (entry.id().length > SHORTEST_ADDRESS
          && !Arrays.equals(entry.id(), MasterSeed.ID)) {
        single(cipher, entry, locked);
      }
    }
  }

  private Optional<byte[]> opened(StoreCipher cipher, KeyStore.Entry entry, String what) {
    Optional<byte[]> value = cipher.open(entry.value());
    if (value.isEmpty()) {
      problem(entry, what, "a value with its hash", entry.value().length + " bytes of another key");
    }
    return value;
  }

  /** Emits what a value says, or tells that it says nothing. */
  private void tell(
      KeyStore.Entry entry,
      boolean locked,
      String what,
      String expected,
      Optional<byte[]> value,
      Function<byte[], Optional<Artifact.Builder>> read) {
    Optional<Artifact.Builder> found = value.flatMap(read);
    if (found.isPresent()) {
      Artifact.Builder artifact = found.get();
      if (locked) {
        artifact.field("locked", true);
      }
      unlocking
          .sink()
          .emit(artifact.field(MyceliumWallet.UNVERIFIED, true).atByte(entry.offset()).build());
    } else if (value.isPresent()) {
      problem(
          entry,
          what,
          expected,
          value.get().length
              + " bytes that begin with "
              + Bytes.hex(Bytes.part(value.get(), 0, Math.min(SHOWN, value.get().length)))
              + "; it is not told");
    }
  }

  private Optional<Artifact.Builder> seed(byte[] value) {
    return MasterSeed.of(value)
        .map(
            found -> {
              unlocking.offerPhrase(found.words(), MyceliumWallet.PROGRAM);
              Optional<Boolean> fits = fits(found);
              follow |= fits.orElse(true);
              return keys.seedPhrase("bip39", found.words(), found.passphrase())
                  .field("with-passphrase", !found.passphrase().isEmpty())
                  .field("fits-key", fits);
            });
  }

  /**
   * Whether the words lead to the key of an account that stands in clear; empty without one that
   * can be read.
   */
  private Optional<Boolean> fits(MasterSeed found) {
    HdNode root = found.root();
    return store.plain().values().stream()
        .filter(entry -> entry.part() == 0)
        .flatMap(
            entry ->
                NodeId.of(entry.id())
                    .filter(id -> id.level() == NodeId.Level.ACCOUNT && id.isBitcoin())
                    .flatMap(id -> root.at(id.accountPath()))
                    .flatMap(node -> isOf(node, entry.value()))
                    .stream())
        .reduce(Boolean::logicalOr);
  }

  private static Optional<Boolean> isOf(HdNode node, byte[] stored) {
    return StoredNode.of(stored).map(own -> Arrays.equals(own.publicKey(), node.publicKey()));
  }

  private void account(StoreCipher cipher, NodeId id, KeyStore.Entry entry, boolean locked) {
    boolean follows = follow && entry.part() == 0;
    if (id.level() != NodeId.Level.ACCOUNT || !id.isBitcoin() || follows) {
      return;
    }
    String what = "private key of account " + id.account() + ", part " + entry.part();
    tell(
        entry,
        locked,
        what,
        "a node with a private key of 32 bytes",
        opened(cipher, entry, what),
        value ->
            StoredNode.of(value)
                .filter(node -> node.secret().length == KEY)
                .map(node -> keys.extendedKey(node.text(id), true)));
  }

  /** A key under its address; it must be that of the public key beside it. */
  private void single(StoreCipher cipher, KeyStore.Entry entry, boolean locked) {
    Optional<byte[]> publicKey = store.plain(entry);
    String what = "private key of " + Bytes.hex(entry.id());
    if (publicKey.isEmpty()) {
      problem(entry, what, "its public key in clear beside it", "none; the key is not told");
      return;
    }
    tell(
        entry,
        locked,
        what,
        "32 bytes whose public key stands beside them",
        opened(cipher, entry, what),
        secret -> key(secret, publicKey.get()));
  }

  private Optional<Artifact.Builder> key(byte[] secret, byte[] publicKey) {
    return Optional.of(secret)
        .filter(bytes -> bytes.length == KEY)
        .flatMap(bytes -> BitcoinKey.of(bytes, publicKey.length == COMPRESSED))
        .filter(own -> own.fits(publicKey))
        .map(own -> own.artifact(network));
  }

  private void problem(KeyStore.Entry entry, String what, String expected, String found) {
    unlocking
        .sink()
        .problem(
            new Position.ByteOffset(entry.offset()),
            what + ": expected " + expected + ", found " + found);
  }
}
