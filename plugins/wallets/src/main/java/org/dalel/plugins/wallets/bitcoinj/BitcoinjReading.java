package org.dalel.plugins.wallets.bitcoinj;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Position;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.protobuf.ProtoField;
import org.dalel.formats.protobuf.ProtoMessage;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Scrypt;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;

/** One wallet on its way to artifacts. */
record BitcoinjReading(ProtoMessage message, CoinNetwork network, Unlocking unlocking) {

  private static final long SCRYPT = 2;

  /**
   * A locked file that the wallet stood in.
   *
   * @param program that wrote it
   * @param kdf how a password opens it
   * @param unlocked what opened it
   */
  record Container(String program, String kdf, Unlocked<?> unlocked) {}

  /** The wallet in the bytes, when they are one: it starts with its network and has a key. */
  static Optional<BitcoinjReading> of(ByteView bytes, Unlocking unlocking) {
    ProtoMessage message = ProtoMessage.read(bytes);
    Optional<CoinNetwork> network = message.text(1).flatMap(BitcoinjReading::network);
    boolean wallet = message.fields().stream().anyMatch(field -> field.number() == 3);
    return network.isPresent() && wallet && message.fields().get(0).number() == 1
        ? Optional.of(new BitcoinjReading(message, network.get(), unlocking))
        : Optional.empty();
  }

  private static Optional<CoinNetwork> network(String id) {
    return Optional.ofNullable(
        switch (id) {
          case "org.bitcoin.production" -> CoinNetwork.BTC;
          case "org.bitcoin.test" -> CoinNetwork.BTC_TESTNET;
          case "org.bitcoin.regtest" -> CoinNetwork.BTC_REGTEST;
          case "org.bitcoin.signet" -> CoinNetwork.BTC_SIGNET;
          case "org.litecoin.production" -> CoinNetwork.LTC;
          case "org.litecoin.test" -> CoinNetwork.LTC_TESTNET;
          case "org.dogecoin.production" -> CoinNetwork.DOGE;
          case "org.dogecoin.test" -> CoinNetwork.DOGE_TESTNET;
          case "org.darkcoin.production", "org.dash.production" -> CoinNetwork.DASH;
          case "org.darkcoin.test", "org.dash.test" -> CoinNetwork.DASH_TESTNET;
          default -> null;
        });
  }

  void emit(Optional<Container> container) throws Exception {
    ArtifactSink sink = unlocking.sink();
    KeyReader keys = new KeyReader(network, sink);
    message.all(3).forEach(field -> part(field, "key", key -> keys.take(field, key)));
    keys.emit();
    keys.phrases().forEach(words -> unlocking.offerPhrase(words, "bitcoinj wallet"));
    keys.locked().ifPresent(this::hashLine);
    Set<String> own = new LinkedHashSet<>(keys.addresses());
    TransactionReader transactions = new TransactionReader(network, own, sink);
    message.all(4).forEach(field -> part(field, "transaction", tx -> transactions.take(field, tx)));
    transactions.emit();
    message.fault().ifPresent(this::torn);
    BitcoinjLock lock = new BitcoinjLock(scryptCost(), keys.items(), unlocking);
    Artifact.Builder wallet = wallet(keys, container);
    Optional<Unlocked<?>> outer = container.map(Container::unlocked);
    Optional<Unlocked<byte[]>> opened;
    if (container.isPresent()) {
      sink.emit(wallet.build());
      opened = scrypt() ? lock.open(outer) : Optional.empty();
    } else {
      opened = unlocking.wallet(wallet, () -> scrypt() ? lock.open(outer) : Optional.empty());
    }
    opened.ifPresent(key -> lock.emit(key.content(), network, sink::emit));
  }

  private Scrypt scryptCost() {
    byte[] salt = lock().flatMap(lock -> lock.bytes(1)).map(ByteView::bytes).orElse(new byte[0]);
    return new Scrypt(
        salt,
        lock().map(lock -> number(lock, 2, 16384)).orElse(16384L),
        lock().map(lock -> number(lock, 3, 8)).orElse(8L),
        lock().map(lock -> number(lock, 4, 1)).orElse(1L));
  }

  private interface Part {
    void read(ProtoMessage message);
  }

  private void part(ProtoField field, String what, Part part) {
    unlocking.context().checkpoint();
    ProtoMessage inner = ProtoMessage.read(field.bytes());
    part.read(inner);
    inner
        .fault()
        .ifPresent(
            fault ->
                unlocking
                    .sink()
                    .problem(
                        new Position.ByteOffset(fault.offset()),
                        what + ": " + fault.getMessage() + "; the fields before it are used"));
  }

  private void torn(FormatException fault) {
    unlocking
        .sink()
        .problem(
            new Position.ByteOffset(fault.offset()),
            "wallet: " + fault.getMessage() + "; what stands before it was read");
  }

  private boolean scrypt() {
    return message.last(5).map(ProtoField::value).orElse(1L) == SCRYPT;
  }

  private Artifact.Builder wallet(KeyReader keys, Optional<Container> container) {
    String encryption = scrypt() ? "keys" : keys.open() ? "none" : "watch only";
    Artifact.Builder wallet =
        WalletArtifacts.wallet(
            container.map(Container::program).orElse("bitcoinj"),
            network.label(),
            container.isPresent() ? "file" : encryption);
    container.ifPresent(
        outer ->
            wallet
                .field("file-kdf", outer.kdf())
                .field("keys-inside", encryption)
                .field(Unlocking.UNLOCKED_BY, outer.unlocked().source()));
    message.last(7).ifPresent(version -> wallet.field("version", "" + version.value()));
    lock()
        .ifPresent(
            lock ->
                wallet
                    .field("kdf", "scrypt")
                    .field("kdf-n", number(lock, 2, 16384))
                    .field("kdf-r", number(lock, 3, 8))
                    .field("kdf-p", number(lock, 4, 1)));
    wallet
        .field("description", message.text(11).filter(text -> !text.isEmpty()))
        .field("keys", message.all(3).count())
        .field("transactions", message.all(4).count())
        .field("last-block", message.bytes(2).map(hash -> Bytes.hex(hash.bytes())))
        .field("last-block-height", message.last(12).map(ProtoField::value));
    message
        .last(14)
        .filter(time -> time.value() > 0 && time.value() < 9_000_000_000L)
        .ifPresent(
            time ->
                wallet.field("last-block-time", Instant.ofEpochSecond(time.value()).toString()));
    keys.created(wallet);
    return wallet;
  }

  private Optional<ProtoMessage> lock() {
    return scrypt() ? message.message(6) : Optional.empty();
  }

  private static long number(ProtoMessage message, int field, long otherwise) {
    return message.last(field).map(ProtoField::value).orElse(otherwise);
  }

  /** Mode 27700: cost and salt of scrypt, and the last two blocks of a locked key. */
  private void hashLine(KeyReader.Locked locked) {
    lock()
        .filter(lock -> lock.bytes(1).isPresent())
        .ifPresent(
            lock -> {
              byte[] key = locked.key();
              String line =
                  "$multibit$3*"
                      + number(lock, 2, 16384)
                      + "*"
                      + number(lock, 3, 8)
                      + "*"
                      + number(lock, 4, 1)
                      + "*"
                      + Bytes.hex(lock.bytes(1).orElseThrow().bytes())
                      + "*"
                      + Bytes.hex(Bytes.part(key, key.length - 32, key.length));
              unlocking
                  .sink()
                  .emit(
                      WalletArtifacts.hashLine("hashcat", "27700", line)
                          .atByte(locked.offset())
                          .build());
            });
  }
}
