package org.dalel.plugins.wallets.bitcoinj;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.protobuf.ProtoField;
import org.dalel.formats.protobuf.ProtoMessage;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.pf4j.Extension;

/**
 * Wallets of bitcoinj as a protocol buffer that starts with the id of its network, {@code
 * org.bitcoin.production}.
 *
 * <pre>
 *   Wallet  1 network  2 last block  3 key  4 transaction  5 lock (2 scrypt)
 *           6 {1 salt 2 n 3 r 4 p}  7 version  11 description  12 height  14 time of last block
 * </pre>
 */
@Extension
public final class BitcoinjWallet implements ArtifactExtractor {

  private static final int LARGEST = 256 << 20;
  private static final long SCRYPT = 2;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("bitcoinj-wallet", "1.0.0")
                .interest(
                    Interest.magic(
                        Magic.text(2, "org.bitcoin."),
                        Magic.text(2, "org.litecoin."),
                        Magic.text(2, "org.dogecoin."),
                        Magic.text(2, "org.darkcoin."),
                        Magic.text(2, "org.dash."))),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.PRIVATE_KEY,
            WalletType.SEED_PHRASE,
            WalletType.TRANSFER,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    ProtoMessage message;
    try (ByteSource source = ByteSource.of(file.open())) {
      message = ProtoMessage.read(source.read(0, (int) Math.min(source.size(), LARGEST)));
    }
    Optional<CoinNetwork> network = message.text(1).flatMap(BitcoinjWallet::network);
    boolean wallet = message.fields().stream().anyMatch(field -> field.number() == 3);
    if (network.isPresent() && wallet && message.fields().get(0).number() == 1) {
      new Reading(message, network.get(), context, sink).emit();
    }
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

  /** One wallet on its way to artifacts. */
  private record Reading(
      ProtoMessage message, CoinNetwork network, ExtractionContext context, ArtifactSink sink) {

    void emit() {
      KeyReader keys = new KeyReader(network, sink);
      message.all(3).forEach(field -> part(field, "key", key -> keys.take(field, key)));
      keys.emit();
      wallet(keys);
      keys.locked().ifPresent(this::hashLine);
      Set<String> own = new LinkedHashSet<>(keys.addresses());
      TransactionReader transactions = new TransactionReader(network, own, sink);
      message
          .all(4)
          .forEach(field -> part(field, "transaction", tx -> transactions.take(field, tx)));
      transactions.emit();
      message.fault().ifPresent(this::torn);
    }

    private interface Part {
      void read(ProtoMessage message);
    }

    private void part(ProtoField field, String what, Part part) {
      context.checkpoint();
      ProtoMessage inner = ProtoMessage.read(field.bytes());
      part.read(inner);
      inner
          .fault()
          .ifPresent(
              fault ->
                  sink.problem(
                      new Position.ByteOffset(fault.offset()),
                      what + ": " + fault.getMessage() + "; the fields before it are used"));
    }

    private void torn(FormatException fault) {
      sink.problem(
          new Position.ByteOffset(fault.offset()),
          "wallet: " + fault.getMessage() + "; what stands before it was read");
    }

    private boolean scrypt() {
      return message.last(5).map(ProtoField::value).orElse(1L) == SCRYPT;
    }

    private void wallet(KeyReader keys) {
      String encryption = scrypt() ? "keys" : keys.open() ? "none" : "watch only";
      Artifact.Builder wallet = WalletArtifacts.wallet("bitcoinj", network.label(), encryption);
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
      sink.emit(wallet.build());
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
                sink.emit(
                    WalletArtifacts.hashLine("hashcat", "27700", line)
                        .atByte(locked.offset())
                        .build());
              });
    }
  }
}
