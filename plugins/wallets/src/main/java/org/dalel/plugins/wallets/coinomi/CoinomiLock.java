package org.dalel.plugins.wallets.coinomi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.api.Position;
import org.dalel.formats.ByteView;
import org.dalel.formats.protobuf.ProtoMessage;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Scrypt;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.SeedBytes;
import org.dalel.plugins.wallets.seed.Phrases;

/**
 * The lock of words and master key, that of bitcoinj. Proof: the master key belongs to its public
 * key.
 */
final class CoinomiLock {

  private static final int KEY = 32;
  private static final int WORDS = 2;
  private static final int MASTER = 3;

  private final ProtoMessage wallet;
  private final Optional<Scrypt> kdf;
  private final Unlocking unlocking;

  CoinomiLock(ProtoMessage wallet, Optional<ProtoMessage> cost, Unlocking unlocking) {
    this.wallet = wallet;
    this.unlocking = unlocking;
    kdf =
        cost.flatMap(
            lock ->
                lock.bytes(1)
                    .map(
                        salt ->
                            new Scrypt(
                                salt.bytes(),
                                CoinomiWallet.number(lock, 2, 16384),
                                CoinomiWallet.number(lock, 3, 8),
                                CoinomiWallet.number(lock, 4, 1))));
  }

  Optional<Unlocked<byte[]>> open() throws Exception {
    if (kdf.isEmpty()) {
      return Optional.empty();
    }
    return unlocking.attempt(
        "keys",
        kdf.get(),
        password -> {
          byte[] key = kdf.get().key(Passwords.utf16(password), KEY, unlocking.checkpoint());
          return master(key).map(any -> key);
        });
  }

  private Optional<byte[]> plain(int field, byte[] key) {
    Optional<ProtoMessage> secret = wallet.message(field).flatMap(item -> item.message(3));
    Optional<byte[]> vector =
        secret
            .flatMap(item -> item.bytes(1))
            .map(ByteView::bytes)
            .filter(bytes -> bytes.length == Ciphers.BLOCK);
    Optional<byte[]> data = secret.flatMap(item -> item.bytes(2)).map(ByteView::bytes);
    return vector.flatMap(iv -> data.flatMap(bytes -> Ciphers.cbcPadded(key, iv, bytes)));
  }

  private Optional<BitcoinKey> master(byte[] key) {
    Optional<byte[]> publicKey =
        wallet.message(MASTER).flatMap(item -> item.bytes(4)).map(ByteView::bytes);
    return plain(MASTER, key)
        .flatMap(secret -> BitcoinKey.of(secret, true))
        .filter(own -> publicKey.filter(own::fits).isPresent());
  }

  /** Emits master key and words. */
  void emit(byte[] key) {
    long master = wallet.last(MASTER).orElseThrow().offset();
    master(key)
        .map(own -> own.artifact(CoinNetwork.BTC).field("path", "m").field("locked", true))
        .ifPresent(artifact -> unlocking.sink().emit(artifact.atByte(master).build()));
    wallet
        .last(WORDS)
        .ifPresent(
            field ->
                plain(WORDS, key)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .filter(Phrases::isOfBip39Words)
                    .ifPresentOrElse(
                        words -> words(words, field.offset()), () -> torn(field.offset())));
  }

  private void words(String words, long offset) {
    unlocking.offerPhrase(words, "Coinomi wallet");
    unlocking
        .sink()
        .emit(
            new KeyArtifacts()
                .seedPhrase("bip39", words, "")
                .field("fits-key", fits(words))
                .field("locked", true)
                .atByte(offset)
                .build());
  }

  /** Whether the words, without an additional one, lead to the master key. */
  private boolean fits(String words) {
    byte[] root = HdNode.ofSeed(SeedBytes.bip39(words, "")).publicKey();
    return wallet
        .message(MASTER)
        .flatMap(item -> item.bytes(4))
        .filter(key -> Arrays.equals(key.bytes(), root))
        .isPresent();
  }

  private void torn(long offset) {
    unlocking
        .sink()
        .problem(
            new Position.ByteOffset(offset),
            "seed: expected words behind the password, found something else; it is left out");
  }
}
