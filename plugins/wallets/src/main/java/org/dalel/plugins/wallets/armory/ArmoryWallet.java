package org.dalel.plugins.wallets.armory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Event;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.RawTransaction;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.Romix;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.pf4j.Extension;

/**
 * Wallets of Armory (version 1.35 of the format).
 *
 * <pre>
 *   000 BA "WALLET" 00   008 u32 version   00c network   010 u64 flags: 1 locked, 2 watching
 *   018 id 6   01e u64 created   026 name 32   046 description 256   146 i64 highest used
 *   14e u64 memory, u32 iterations, salt 32 (of 256)   24e cipher 256   34e root key 237
 *   43b 1024 of zeros, then entries: u8 type
 *     0 key      hash 20, key 237: hash 20+4, u32 version, u64 flags, chain 32+4, i64 index,
 *                i64 depth, iv 16+4, secret 32+4, public 65+4, u64 first and last time, ...
 *     1 comment  hash 20, u16 length, text      2 comment  txid 32, u16 length, text
 *     4 deleted  u16 length, zeros
 * </pre>
 *
 * <p>Source: armoryengine/PyBtcWallet.py and PyBtcAddress.py, as their documentation describes.
 */
@Extension
public final class ArmoryWallet implements ArtifactExtractor {

  private static final int HEADER = 0x43b;
  private static final int KEYS = HEADER + 1024;
  private static final int LARGEST = 256 << 20;
  private static final int LOCKED = 1;
  private static final int WATCHING = 2;
  private static final int KEY = 237;
  private static final int SECRET_AT = 108;
  private static final int PUBLIC_AT = 144;
  private static final int VECTOR_AT = 88;
  private static final int INDEX_AT = 72;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("armory-wallet", "1.0.0")
                .interest(Interest.magic(new Magic(0, "ba57414c4c455400"))),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.PRIVATE_KEY,
            WalletType.LABEL)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    try (ByteSource source = ByteSource.of(file.open())) {
      ByteView bytes = source.read(0, (int) Math.min(source.size(), LARGEST));
      if (bytes.length() < HEADER) {
        return;
      }
      Optional<CoinNetwork> network =
          CoinNetwork.ofMagic(bytes.i32(12)).filter(net -> net.label().startsWith("btc"));
      if (network.isPresent()) {
        List<ArmoryLock.Key> locked = new ArrayList<>();
        Unlocking unlocking = new Unlocking(context, sink);
        Reading reading = new Reading(bytes, network.get(), sink, locked);
        reading.emit(context);
        ArmoryLock lock = new ArmoryLock(reading.kdf(), locked, unlocking);
        unlocking
            .wallet(reading.wallet(), lock::open)
            .ifPresent(key -> lock.emit(key.content(), network.get()));
      }
    }
  }

  /** One wallet on its way to artifacts. */
  private record Reading(
      ByteView bytes, CoinNetwork network, ArtifactSink sink, List<ArmoryLock.Key> locked) {

    void emit(ExtractionContext context) throws FormatException {
      key(bytes.slice(HEADER - KEY, KEY), "root");
      if (bytes.length() <= KEYS) {
        return;
      }
      ByteCursor in = new ByteCursor(bytes.from(KEYS));
      while (in.more()) {
        context.checkpoint();
        long start = in.position();
        try {
          entry(in);
        } catch (FormatException e) {
          sink.problem(
              new Position.ByteOffset(start),
              "entry: " + e.getMessage() + "; the entries before it were read");
          return;
        }
      }
    }

    Romix kdf() throws FormatException {
      return new Romix(bytes.bytes(0x15a, 32), bytes.i64(0x14e), bytes.u32(0x156));
    }

    Artifact.Builder wallet() throws FormatException {
      long flags = bytes.i64(16);
      boolean watching = (flags & WATCHING) != 0;
      boolean locked = (flags & LOCKED) != 0;
      String id = Bytes.hex(bytes.bytes(24, 6));
      Artifact.Builder wallet =
          WalletArtifacts.wallet(
                  "Armory", network.label(), watching ? "watch only" : locked ? "keys" : "none")
              .field("version", String.format("%.2f", bytes.u32(8) / 10_000_000.0))
              .field("wallet-id", id)
              .field("name", text(0x26, 32))
              .field("description", text(0x46, 256));
      if (locked) {
        wallet
            .field("kdf", "ROMix over SHA-512")
            .field("kdf-memory", bytes.i64(0x14e))
            .field("kdf-iterations", bytes.u32(0x156))
            .field("kdf-salt", Bytes.hex(bytes.bytes(0x15a, 32)));
      }
      long created = bytes.i64(30);
      if (created > 0 && created < 9_000_000_000L) {
        Instant time = Instant.ofEpochSecond(created);
        wallet
            .field("created", time.toString())
            .event(Event.at(time, Event.Kind.CREATED, "creation time in the header"));
      }
      return wallet;
    }

    private String text(int at, int length) throws FormatException {
      String padded = bytes.text(at, length, StandardCharsets.UTF_8);
      int end = padded.indexOf('\0');
      return end < 0 ? padded : padded.substring(0, end);
    }

    private void entry(ByteCursor in) throws FormatException {
      long place = in.position();
      switch (in.u8()) {
        case 0 -> {
          in.skip(20);
          key(in.slice(KEY), "key");
        }
        case 1 -> comment(network.keyHash(in.bytes(20)), in, place);
        case 2 -> comment(RawTransaction.txid(in.bytes(32)), in, place);
        case 4 -> in.skip(in.u16());
        default -> throw new FormatException(place, "an entry of type 0, 1, 2 or 4", "another");
      }
    }

    private void comment(String of, ByteCursor in, long place) throws FormatException {
      String text = in.text(in.u16(), StandardCharsets.UTF_8);
      sink.emit(WalletArtifacts.label(text, of).atByte(place).build());
    }

    private void key(ByteView key, String what) throws FormatException {
      byte[] hash = key.bytes(0, 20);
      byte[] sum = Digests.sha256Twice(hash);
      if (!key.has(20, Bytes.part(sum, 0, 4))) {
        throw new FormatException(key.position(), "a key whose checksum fits", Bytes.hex(hash));
      }
      byte[] publicKey = key.bytes(PUBLIC_AT, 65);
      String address = network.keyHash(hash);
      Artifact.Builder artifact =
          WalletArtifacts.address(network.chain(), address, "p2pkh")
              .field("network", network.label());
      if (publicKey[0] == 4) {
        artifact.field("public-key", Bytes.hex(publicKey));
      }
      artifact
          .field("role", what)
          .field("path", what.equals("root") ? "root" : "" + key.i64(INDEX_AT));
      sink.emit(artifact.atByte(key.position()).build());
      secret(key, address);
    }

    /** A secret counts only when its flags say that it is there in clear. */
    private void secret(ByteView key, String address) throws FormatException {
      long flags = key.i64(28);
      boolean present = (flags & 1) != 0;
      boolean locked = (flags & 4) != 0;
      byte[] secret = key.bytes(SECRET_AT, 32);
      long place = key.position() + SECRET_AT;
      if (present && !locked && (bytes.i64(16) & LOCKED) == 0) {
        String wif = network.wif(secret, false);
        sink.emit(
            WalletArtifacts.privateKey("wif", wif).field("address", address).atByte(place).build());
      } else if (present && locked) {
        this.locked.add(
            new ArmoryLock.Key(
                key.bytes(VECTOR_AT, 16), secret, key.bytes(PUBLIC_AT, 65), address, place));
      }
    }
  }
}
