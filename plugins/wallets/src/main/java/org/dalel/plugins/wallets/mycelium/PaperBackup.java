package org.dalel.plugins.wallets.mycelium;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Scrypt;

/**
 * A private key or seed on a paper backup of Mycelium, {@code xEncE...} (test network: {@code
 * xEncG...}), in Base64 for URLs without padding.
 *
 * <pre>
 *   c4 49 dc   u4 version 1   u1 test network   u3 kind   u5 log2 n   u5 r   u5 p   u1 0
 *   salt 4   AES-256-CBC of the key or the seed and zeros   check 4
 *   key = scrypt(password, salt, n, r, p)   vector = first 16 bytes of SHA-256(salt, check)
 *   check = first 4 bytes of SHA-256 of the oldest address, or of SHA-256 twice of the seed of BIP-39
 * </pre>
 *
 * <p>Source: com.mrd.bitlib.crypto.MrdExport (Apache-2.0); checked by opening the tokens of its
 * tests.
 */
record PaperBackup(CoinNetwork network, Kind kind, Scrypt kdf, byte[] locked, byte[] check) {

  /** Characters of a token. */
  static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final byte[] MAGIC = Bytes.ofHex("c449dc");
  private static final int HEAD = 10;
  private static final int CHECK = 4;
  private static final int KEY = 32;
  private static final int LONGEST = 512;

  /** What is inside. */
  enum Kind {
    UNCOMPRESSED,
    COMPRESSED,
    SEED;

    String words() {
      return this == SEED ? "paper backup, seed" : "paper backup, private key";
    }
  }

  /** What was inside: one of the two. */
  record Inside(Optional<BitcoinKey> key, Optional<MasterSeed> seed) {}

  /** The backup that a token is; absent when its first bytes or its length are not those of one. */
  static Optional<PaperBackup> of(String token) {
    if (token.length() > LONGEST || token.length() % 4 == 1) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    boolean known =
        bytes.length > HEAD + CHECK
            && Bytes.startsWith(bytes, MAGIC)
            && (bytes[3] & 0xf0) == 0x10
            && (bytes[3] & 7) < Kind.values().length
            && (bytes[5] & 1) == 0;
    return known ? Optional.of(read(bytes)).filter(PaperBackup::isWhole) : Optional.empty();
  }

  private static PaperBackup read(byte[] bytes) {
    int end = bytes.length - CHECK;
    int numbers = (bytes[4] & 0xff) << 8 | bytes[5] & 0xff;
    Scrypt kdf =
        new Scrypt(
            Bytes.part(bytes, 6, HEAD),
            1L << (numbers >> 11 & 31),
            numbers >> 6 & 31,
            numbers >> 1 & 31);
    return new PaperBackup(
        (bytes[3] & 8) == 0 ? CoinNetwork.BTC : CoinNetwork.BTC_TESTNET,
        Kind.values()[bytes[3] & 7],
        kdf,
        Bytes.part(bytes, HEAD, end),
        Bytes.part(bytes, end, bytes.length));
  }

  private boolean isWhole() {
    boolean length =
        kind == Kind.SEED
            ? locked.length > 0 && locked.length % Ciphers.BLOCK == 0
            : locked.length == KEY;
    return length && kdf.r() > 0 && kdf.p() > 0;
  }

  /** What is inside, when the check says that the password fits. */
  Optional<Inside> open(String password, Runnable checkpoint) {
    return spellings(password).stream()
        .map(each -> plain(each, checkpoint))
        .flatMap(plain -> inside(plain).stream())
        .findFirst();
  }

  /**
   * The program shows 15 letters as capitals with one behind them that checks them, in groups; who
   * noted them may have written that one too, and small letters.
   */
  private static Set<String> spellings(String password) {
    Set<String> spellings = new LinkedHashSet<>();
    String letters = password.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (letters.matches("[A-Z]{15,16}")) {
      spellings.add(letters.substring(0, 15));
    }
    spellings.add(password);
    return spellings;
  }

  private byte[] plain(String password, Runnable checkpoint) {
    byte[] key = kdf.key(Passwords.utf8(password), KEY, checkpoint);
    byte[] vector = Arrays.copyOf(Digests.sha256(kdf.salt(), check), Ciphers.BLOCK);
    return Ciphers.cbc(key, vector, locked);
  }

  private Optional<Inside> inside(byte[] plain) {
    if (kind == Kind.SEED) {
      return MasterSeed.of(plain)
          .filter(seed -> isChecked(Digests.sha256Twice(seed.seed())))
          .map(seed -> new Inside(Optional.empty(), Optional.of(seed)));
    }
    return BitcoinKey.of(plain, kind == Kind.COMPRESSED)
        .filter(key -> isChecked(Digests.sha256(ascii(key.address(network)))))
        .map(key -> new Inside(Optional.of(key), Optional.empty()));
  }

  private boolean isChecked(byte[] hash) {
    return Bytes.startsWith(hash, check);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
