package org.dalel.plugins.wallets.bitcoinj;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.Secp256k1;
import org.dalel.plugins.wallets.json.Content;
import org.pf4j.Extension;

/**
 * Wallets of MultiBit before 0.4: bitcoinj's object {@code com.google.bitcoin.core.Wallet} in the
 * serial form of Java. Nothing is instantiated: arrays of bytes (four bytes of length, then the
 * bytes) that are points of the curve are its public keys, and those of 29 to 33 bytes from which
 * one of these points follows are their private keys, which proves them. Older than any encryption.
 * Compared with the addresses in the {@code .info} files beside two wallets.
 */
@Extension
public final class SerialisedWallet implements ArtifactExtractor {
  private static final int LARGEST = 64 << 20;
  private static final int NAME_WITHIN = 64;
  private static final int MOST_KEYS = 10_000;
  private static final int LEAST_SECRET = 29;
  private static final int MOST_SECRET = 33;
  private static final CoinNetwork NETWORK = CoinNetwork.BTC;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("multibit-serialised", "1.0.0")
                .interest(Interest.magic(new Magic(0, "aced0005"))),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.PRIVATE_KEY)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    byte[] head = Content.start(file, NAME_WITHIN);
    if (!Content.contains(head, "com.google.bitcoin.core.Wallet")) {
      return;
    }
    Optional<byte[]> all = Content.of(file, LARGEST);
    if (all.isEmpty()) {
      sink.limit(
          new org.dalel.api.Position.WholeItem(),
          "expected a wallet of at most " + LARGEST + " bytes, found " + file.size());
      return;
    }
    new Reading(all.get(), context, sink).emit();
  }

  /** One wallet on its way to artifacts. */
  private static final class Reading {
    private final byte[] bytes;
    private final ExtractionContext context;
    private final ArtifactSink sink;

    Reading(byte[] bytes, ExtractionContext context, ArtifactSink sink) {
      this.bytes = bytes;
      this.context = context;
      this.sink = sink;
    }

    void emit() {
      Map<String, Integer> keys = publicKeys();
      Set<String> opened = new LinkedHashSet<>();
      secrets(keys, opened);
      sink.emit(
          WalletArtifacts.wallet("MultiBit Classic", NETWORK.label(), "none")
              .field("version", "before 0.4, serialised")
              .field("keys", (long) keys.size())
              .field("private-keys", (long) opened.size())
              .build());
      keys.forEach(
          (key, offset) ->
              sink.emit(
                  WalletArtifacts.address(
                          NETWORK.chain(),
                          NETWORK.keyHash(Digests.hash160(Bytes.ofHex(key))),
                          "p2pkh")
                      .field("network", NETWORK.label())
                      .field("public-key", key)
                      .atByte(offset)
                      .build()));
    }

    private Map<String, Integer> publicKeys() {
      Map<String, Integer> found = new LinkedHashMap<>();
      for (int at = 4; at < bytes.length && found.size() < MOST_KEYS; at++) {
        int length = length(at);
        if ((length == 65 && bytes[at] == 4 || length == 33 && (bytes[at] == 2 || bytes[at] == 3))
            && HdNode.ofPublic(Bytes.part(bytes, at, at + length), new byte[32], 0).isPresent()) {
          context.checkpoint();
          found.putIfAbsent(Bytes.hex(Bytes.part(bytes, at, at + length)), at);
        }
      }
      return found;
    }

    private void secrets(Map<String, Integer> keys, Set<String> opened) {
      Set<String> tried = new LinkedHashSet<>();
      for (int at = 4; at < bytes.length && tried.size() < MOST_KEYS; at++) {
        int length = length(at);
        if (length < LEAST_SECRET || length > MOST_SECRET) {
          continue;
        }
        Optional<byte[]> secret = number(Bytes.part(bytes, at, at + length));
        if (secret.isPresent() && tried.add(Bytes.hex(secret.get()))) {
          context.checkpoint();
          place(secret.get(), at, keys, opened);
        }
      }
    }

    private void place(byte[] secret, int at, Map<String, Integer> keys, Set<String> opened) {
      for (boolean compressed : new boolean[] {false, true}) {
        String key = Bytes.hex(Secp256k1.publicKey(secret, compressed));
        if (keys.containsKey(key) && opened.add(key)) {
          BitcoinKey.of(secret, compressed)
              .ifPresent(own -> sink.emit(own.artifact(NETWORK).atByte(at).build()));
        }
      }
    }

    /** Bytes of an array that begins here; -1 when they do not fit. */
    private int length(int at) {
      if (bytes[at - 4] != 0 || bytes[at - 3] != 0 || bytes[at - 2] != 0) {
        return -1;
      }
      int length = bytes[at - 1] & 0xff;
      return at + length <= bytes.length ? length : -1;
    }

    /** A number in 32 bytes, if it can be a private key. */
    private static Optional<byte[]> number(byte[] magnitude) {
      byte[] number = new byte[32];
      int extra = Math.max(0, magnitude.length - 32);
      if (extra > 0 && magnitude[0] != 0) {
        return Optional.empty();
      }
      byte[] digits = Arrays.copyOfRange(magnitude, extra, magnitude.length);
      System.arraycopy(digits, 0, number, 32 - digits.length, digits.length);
      return Secp256k1.isSecret(number) ? Optional.of(number) : Optional.empty();
    }
  }
}
