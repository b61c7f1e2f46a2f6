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

  private final KeyStore store;
  private final CoinNetwork network;
  private final Unlocking unlocking;
  private final KeyArtifacts keys;
  private boolean seed;

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
        seed |= tell(entry, locked, "seed", opened(cipher, entry, "seed"), this::seed);
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
  private boolean tell(
      KeyStore.Entry entry,
      boolean locked,
      String what,
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
          "one, with its public key beside it",
          value.get().length + " bytes that are none");
    }
    return found.isPresent();
  }

  private Optional<Artifact.Builder> seed(byte[] value) {
    return MasterSeed.of(value)
        .map(
            found -> {
              unlocking.offerPhrase(found.words(), MyceliumWallet.PROGRAM);
              return keys.seedPhrase("bip39", found.words(), found.passphrase())
                  .field("with-passphrase", !found.passphrase().isEmpty())
                  .field("fits-key", fits(found));
            });
  }

  /** Whether the words lead to the key of an account that stands in clear. */
  private Optional<Boolean> fits(MasterSeed found) {
    HdNode root = found.root();
    return store.plain().values().stream()
        .filter(entry -> entry.part() == 0)
        .flatMap(
            entry ->
                NodeId.of(entry.id())
                    .filter(id -> id.level() == NodeId.Level.ACCOUNT && id.isBitcoin())
                    .flatMap(id -> root.at(id.accountPath()))
                    .map(node -> isOf(node, entry.value()))
                    .stream())
        .findFirst();
  }

  private static boolean isOf(HdNode node, byte[] stored) {
    return StoredNode.of(stored)
        .filter(own -> Arrays.equals(own.publicKey(), node.publicKey()))
        .isPresent();
  }

  private void account(StoreCipher cipher, NodeId id, KeyStore.Entry entry, boolean locked) {
    boolean follows = seed && entry.part() == 0;
    if (id.level() != NodeId.Level.ACCOUNT || !id.isBitcoin() || follows) {
      return;
    }
    String what = "private key of account " + id.account() + ", part " + entry.part();
    tell(
        entry,
        locked,
        what,
        opened(cipher, entry, what),
        value ->
            StoredNode.of(value)
                .filter(node -> node.secret().length == KEY)
                .map(node -> keys.extendedKey(node.text(id), true)));
  }

  /** A key under its address; it must be that of the public key beside it. */
  private void single(StoreCipher cipher, KeyStore.Entry entry, boolean locked) {
    Optional<byte[]> publicKey = store.plain(entry);
    if (publicKey.isEmpty()) {
      return;
    }
    String what = "private key of " + Bytes.hex(entry.id());
    Optional<byte[]> value = opened(cipher, entry, what);
    tell(entry, locked, what, value, secret -> key(secret, publicKey.get()));
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
