package org.dalel.plugins.wallets.coinomi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.protobuf.ProtoField;
import org.dalel.formats.protobuf.ProtoMessage;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.pf4j.Extension;

/**
 * Wallets of Coinomi, as in the folder of its Android program.
 *
 * <pre>
 *   1 version   2 seed {1 type 3, 3 {1 iv 2 locked}}   3 master key {1 type 4, 3 {1 iv 2 locked},
 *   4 public key}   4 lock (2 scrypt)   5 {1 salt 2 n 3 r 4 p}
 *   6 pocket {1 coin, as bitcoin.main   11 account {1 purpose   2 key {4 public key
 *             6 {1 chain code 2 path ...}}}}   the same as 11 in old pockets: 2
 * </pre>
 *
 * <p>Read from a file of the program; the lock is that of bitcoinj, checked by unlocking it.
 */
@Extension
public final class CoinomiWallet implements ArtifactExtractor {

  private static final int LARGEST = 64 << 20;
  private static final int LOCKED_SECRET = 48;
  private static final int LEAF = 5;

  @Override
  public ExtractorDescription description() {
    Magic[] magics = new Magic[32];
    for (int version = 0; version < magics.length; version++) {
      magics[version] = new Magic(0, String.format("08%02x12", version + 1));
    }
    return WalletType.declare(
            ExtractorDescription.of("coinomi-wallet", "1.0.0").interest(Interest.magic(magics)),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.PRIVATE_KEY,
            WalletType.SEED_PHRASE,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    ProtoMessage message;
    try (ByteSource source = ByteSource.of(file.open())) {
      message = ProtoMessage.read(source.read(0, (int) Math.min(source.size(), LARGEST)));
    }
    List<ProtoField> pockets =
        message.all(6).filter(field -> !coin(ProtoMessage.read(field.bytes())).isEmpty()).toList();
    if (!pockets.isEmpty() && message.last(4).isPresent() && message.message(3).isPresent()) {
      for (ProtoField pocket : pockets) {
        context.checkpoint();
        pocket(pocket, sink);
      }
      Optional<ProtoMessage> kdf =
          message.message(5).filter(any -> message.last(4).orElseThrow().value() == 2);
      kdf.ifPresent(cost -> hashLine(message, cost, sink));
      CoinomiLock lock = new CoinomiLock(message, kdf, new Unlocking(context, sink));
      new Unlocking(context, sink)
          .wallet(wallet(message, pockets), lock::open)
          .ifPresent(key -> lock.emit(key.content()));
    }
  }

  /** E.g. {@code bitcoin.main}; empty when it is no such word. */
  private static String coin(ProtoMessage pocket) {
    return pocket.text(1).filter(id -> id.matches("[a-z0-9]+\\.(main|test)")).orElse("");
  }

  private static Artifact.Builder wallet(ProtoMessage message, List<ProtoField> pockets) {
    Set<String> coins = new LinkedHashSet<>();
    pockets.forEach(pocket -> coins.add(coin(ProtoMessage.read(pocket.bytes()))));
    boolean scrypt = message.last(4).map(ProtoField::value).orElse(0L) == 2;
    Artifact.Builder wallet =
        WalletArtifacts.wallet("Coinomi", String.join(", ", coins), scrypt ? "keys" : "none")
            .field("version", "" + message.last(1).map(ProtoField::value).orElse(0L));
    Optional<ProtoMessage> lock = message.message(5).filter(any -> scrypt);
    lock.ifPresent(
        kdf ->
            wallet
                .field("kdf", "scrypt")
                .field("kdf-n", number(kdf, 2, 16384))
                .field("kdf-r", number(kdf, 3, 8))
                .field("kdf-p", number(kdf, 4, 1)));
    return wallet;
  }

  static long number(ProtoMessage message, int field, long otherwise) {
    return message.last(field).map(ProtoField::value).orElse(otherwise);
  }

  /** Mode 27700: the master key is locked as keys of bitcoinj are. */
  private static void hashLine(ProtoMessage message, ProtoMessage kdf, ArtifactSink sink) {
    Optional<byte[]> locked =
        message
            .message(3)
            .flatMap(master -> master.message(3))
            .flatMap(secret -> secret.bytes(2))
            .map(ByteView::bytes)
            .filter(bytes -> bytes.length == LOCKED_SECRET);
    Optional<byte[]> salt = kdf.bytes(1).map(ByteView::bytes);
    if (locked.isPresent() && salt.isPresent()) {
      String line =
          "$multibit$3*"
              + number(kdf, 2, 16384)
              + "*"
              + number(kdf, 3, 8)
              + "*"
              + number(kdf, 4, 1)
              + "*"
              + Bytes.hex(salt.get())
              + "*"
              + Bytes.hex(Bytes.part(locked.get(), LOCKED_SECRET - 32, LOCKED_SECRET));
      sink.emit(
          WalletArtifacts.hashLine("hashcat", "27700", line)
              .atByte(message.last(3).orElseThrow().offset())
              .build());
    }
  }

  private static void pocket(ProtoField field, ArtifactSink sink) {
    ProtoMessage pocket = ProtoMessage.read(field.bytes());
    Optional<CoinNetwork> network = network(coin(pocket));
    if (network.isEmpty()) {
      return;
    }
    pocket.all(2).forEach(key -> key(network.get(), 44, key, sink));
    for (ProtoField account : pocket.all(11).toList()) {
      ProtoMessage keys = ProtoMessage.read(account.bytes());
      long purpose = keys.last(1).map(ProtoField::value).orElse(44L);
      keys.all(2).forEach(key -> key(network.get(), purpose, key, sink));
    }
  }

  private static Optional<CoinNetwork> network(String coin) {
    String label =
        switch (coin.toLowerCase(Locale.ROOT)) {
          case "bitcoin.main" -> "btc";
          case "bitcoin.test" -> "btc-testnet";
          case "litecoin.main" -> "ltc";
          case "dogecoin.main" -> "doge";
          case "dash.main" -> "dash";
          case "namecoin.main" -> "nmc";
          case "peercoin.main" -> "ppc";
          case "vertcoin.main" -> "vtc";
          default -> "";
        };
    for (CoinNetwork network : CoinNetwork.values()) {
      if (network.label().equals(label)) {
        return Optional.of(network);
      }
    }
    return Optional.empty();
  }

  /** A key at the end of a path: those above it have no address of their own. */
  private static void key(CoinNetwork network, long purpose, ProtoField field, ArtifactSink sink) {
    ProtoMessage key = ProtoMessage.read(field.bytes());
    byte[] publicKey = key.bytes(4).map(ByteView::bytes).orElse(new byte[0]);
    List<Long> path =
        key.message(6).map(d -> d.all(2).map(ProtoField::value).toList()).orElse(List.of());
    if (publicKey.length != 33 || path.size() < LEAF) {
      return;
    }
    byte[] hash = Digests.hash160(publicKey);
    String form = purpose == 84 ? "p2wpkh" : purpose == 49 ? "p2sh-p2wpkh" : "p2pkh";
    String address =
        switch (form) {
          case "p2wpkh" -> network.witness(0, hash);
          case "p2sh-p2wpkh" -> network.nested(hash);
          default -> network.keyHash(hash);
        };
    StringBuilder text = new StringBuilder("m");
    path.forEach(n -> text.append('/').append(n & 0x7fffffffL).append(n > 0x7fffffffL ? "'" : ""));
    sink.emit(
        WalletArtifacts.address(network.chain(), address, form)
            .field("network", network.label())
            .field("public-key", Bytes.hex(publicKey))
            .field("path", text.toString())
            .atByte(field.offset())
            .build());
  }
}
