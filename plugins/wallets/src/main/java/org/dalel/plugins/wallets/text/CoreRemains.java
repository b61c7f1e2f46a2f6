package org.dalel.plugins.wallets.text;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ByteHit;
import org.dalel.api.BytePattern;
import org.dalel.api.Confidence;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.BitcoinKey;

/**
 * What is left of a deleted Bitcoin Core wallet, or one of its family, in bytes without structure:
 * private keys and locks.
 *
 * <pre>
 *   key   30 81 d3 02 01 01 04 20 KEY(32) a0 81 85 ... a1 24 03 22 00 PUBLIC(33)    compressed
 *         30 82 01 13 02 01 01 04 20 KEY(32) a0 81 a5 ... a1 44 03 42 00 PUBLIC(65)
 *   lock  30 LOCKED(48) 08 SALT(8) METHOD(u32) ITERATIONS(u32) ...   the value of a record mkey
 * </pre>
 *
 * <p>The first is SEC 1 ({@code ECPrivateKey}, section C.4) with explicit parameters, as
 * src/key.cpp writes it; it proves itself, for the public key must follow from the private one. The
 * second is src/wallet/crypter.h ({@code CMasterKey}) beside its key {@code mkey}; nothing proves
 * it, so that it is of medium confidence.
 */
final class CoreRemains {
  private static final int SECRET = 32;
  private static final int LOCKED = 48;
  private static final int SALT = 8;
  private static final int FEWEST_ITERATIONS = 1_000;
  private static final int MOST_ITERATIONS = 100_000_000;

  /** A value may stand in front of its key or behind it, in a page of a b-tree and in SQLite. */
  private static final int AROUND_MKEY = 256;

  private static final int DER_REST = 280;
  private static final int MKEY = 2;

  /** What the records are found by. */
  static final BytePattern[] PATTERNS = {
    new BytePattern("30 81 d3 02 01 01 04 20", 0, DER_REST),
    new BytePattern("30 82 01 13 02 01 01 04 20", 0, DER_REST),
    new BytePattern("04 6d 6b 65 79", AROUND_MKEY, AROUND_MKEY)
  };

  private static final byte[] PUBLIC_SHORT = {(byte) 0xa1, 0x24, 0x03, 0x22, 0x00};
  private static final byte[] PUBLIC_LONG = {(byte) 0xa1, 0x44, 0x03, 0x42, 0x00};

  private final Set<String> told = new HashSet<>();

  /** Emits what a place holds, each value once. */
  void take(ByteHit hit, ArtifactSink sink) {
    if (hit.pattern() == MKEY) {
      lock(hit, sink);
    } else {
      key(hit)
          .filter(key -> told.add(Bytes.hex(key.secret())))
          .ifPresent(
              key ->
                  sink.emit(
                      key.artifact(CoinNetwork.BTC)
                          .field(
                              "basis",
                              "its public key follows from it; of which network it was is not known")
                          .atByte(hit.offset())
                          .build()));
    }
  }

  private static Optional<BitcoinKey> key(ByteHit hit) {
    boolean compressed = hit.pattern() == 0;
    byte[] data = hit.data();
    int secret = hit.at() + PATTERNS[hit.pattern()].bytes().length;
    byte[] mark = compressed ? PUBLIC_SHORT : PUBLIC_LONG;
    int length = compressed ? 33 : 65;
    // the length of the whole is in its first bytes
    int end = hit.at() + (compressed ? 3 + 0xd3 : 4 + 0x113);
    int at = end - length - mark.length;
    if (end > data.length
        || at < secret + SECRET
        || !Arrays.equals(data, at, at + mark.length, mark, 0, mark.length)) {
      return Optional.empty();
    }
    byte[] publicKey = Bytes.part(data, end - length, end);
    return BitcoinKey.of(Bytes.part(data, secret, secret + SECRET), compressed)
        .filter(key -> key.fits(publicKey));
  }

  private void lock(ByteHit hit, ArtifactSink sink) {
    byte[] data = hit.data();
    for (int at = 0; at + 2 + LOCKED + SALT + 8 <= data.length; at++) {
      if (data[at] == LOCKED && data[at + 1 + LOCKED] == SALT) {
        int salt = at + 2 + LOCKED;
        long method = number(data, salt + SALT);
        long iterations = number(data, salt + SALT + 4);
        if (method == 0 && iterations >= FEWEST_ITERATIONS && iterations <= MOST_ITERATIONS) {
          lock(hit, at + 1, salt, iterations, sink);
        }
      }
    }
  }

  private void lock(ByteHit hit, int locked, int salt, long iterations, ArtifactSink sink) {
    byte[] data = hit.data();
    String line =
        "$bitcoin$64$"
            + Bytes.hex(Bytes.part(data, locked + LOCKED - 32, locked + LOCKED))
            + "$16$"
            + Bytes.hex(Bytes.part(data, salt, salt + SALT))
            + "$"
            + iterations
            + "$2$00$2$00";
    if (told.add(line)) {
      Artifact.Builder artifact =
          WalletArtifacts.hashLine("hashcat", "11300", line)
              .field("basis", "a record mkey")
              .atByte(hit.offset() - hit.at() + locked - 1)
              .confidence(Confidence.MEDIUM);
      sink.emit(artifact.build());
    }
  }

  private static long number(byte[] data, int at) {
    return data[at] & 0xffL
        | (data[at + 1] & 0xffL) << 8
        | (data[at + 2] & 0xffL) << 16
        | (data[at + 3] & 0xffL) << 24;
  }
}
