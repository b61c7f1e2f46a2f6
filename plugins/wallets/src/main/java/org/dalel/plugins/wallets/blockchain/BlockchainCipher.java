package org.dalel.plugins.wallets.blockchain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Pbkdf2;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;

/**
 * The ciphers of Blockchain.com and Dogechain.info: PBKDF2 with the initialisation vector or a salt
 * of its own, then AES-256. Only the last byte of the padding tells its length (ISO 10126). Proof:
 * a JSON object with {@code guid} and {@code sharedKey} that ends where the padding starts.
 *
 * <p>Versions 0 and 1 have ten rounds, the oldest files one; those of 2012 that are no whole blocks
 * are in output feedback mode. Proved by opening files of the versions 0 to 3.
 */
final class BlockchainCipher {

  /** Rounds of the versions that name none. */
  static final long OLD_ROUNDS = 10;

  private static final int KEY = 32;
  private static final int SHORT_NONCE = 12;

  private BlockchainCipher() {}

  /** The lock of a wallet; of the oldest ones the dearer of two. */
  static Pbkdf2 kdf(BlockchainFile.Locked wallet) {
    byte[] vector = Arrays.copyOf(wallet.payload(), Ciphers.BLOCK);
    return new Pbkdf2(
        Pbkdf2.Hash.SHA1, vector, wallet.version() < 2 ? OLD_ROUNDS : wallet.rounds());
  }

  /** What stands in a wallet, if the password fits. */
  static Optional<Json> open(BlockchainFile.Locked wallet, String password, Runnable checkpoint) {
    byte[] vector = Arrays.copyOf(wallet.payload(), Ciphers.BLOCK);
    byte[] data = Bytes.part(wallet.payload(), Ciphers.BLOCK, wallet.payload().length);
    List<Pbkdf2> kdfs = new ArrayList<>(List.of(kdf(wallet)));
    if (wallet.version() < 2) {
      kdfs.add(new Pbkdf2(Pbkdf2.Hash.SHA1, vector, 1));
    }
    for (Pbkdf2 kdf : kdfs) {
      byte[] key = kdf.key(Passwords.utf8(password), KEY, checkpoint);
      byte[] plain =
          wallet.wholeBlocks() ? Ciphers.cbc(key, vector, data) : Ciphers.ofb(key, vector, data);
      Optional<Json> json = json(plain);
      if (json.isPresent()) {
        return json;
      }
    }
    return Optional.empty();
  }

  /** The lock of Dogechain.info. */
  static Pbkdf2 kdf(BlockchainFile.Dogechain wallet) {
    String salt = wallet.root().get("salt").text().orElse("");
    long rounds = wallet.root().get("pbkdf2_iterations").number().orElse(0L);
    byte[] decoded = BlockchainFile.base64(salt).orElseGet(() -> Passwords.utf8(salt));
    return new Pbkdf2(Pbkdf2.Hash.SHA256, decoded, rounds);
  }

  /** What stands in a wallet of Dogechain.info, whose password is hashed before it is used. */
  static Optional<Json> open(
      BlockchainFile.Dogechain wallet, String password, Runnable checkpoint) {
    String hash = Base64.getEncoder().encodeToString(Digests.sha256(Passwords.utf8(password)));
    byte[] key = kdf(wallet).key(hash.getBytes(StandardCharsets.US_ASCII), KEY, checkpoint);
    byte[] payload = wallet.payload();
    if (wallet.counter()) {
      return gcm(key, payload, SHORT_NONCE)
          .or(() -> gcm(key, payload, Ciphers.BLOCK))
          .map(plain -> JsonReader.read(plain).root())
          .filter(BlockchainCipher::isWallet);
    }
    return payload.length % Ciphers.BLOCK == 0
        ? json(
            Ciphers.cbc(
                key,
                Arrays.copyOf(payload, Ciphers.BLOCK),
                Bytes.part(payload, Ciphers.BLOCK, payload.length)))
        : Optional.empty();
  }

  private static Optional<byte[]> gcm(byte[] key, byte[] payload, int nonce) {
    return payload.length <= nonce + Ciphers.BLOCK
        ? Optional.empty()
        : Ciphers.gcm(
            key, Arrays.copyOf(payload, nonce), Bytes.part(payload, nonce, payload.length));
  }

  /** A value behind the second password: text in Base64, vector and AES-256-CBC. */
  static Optional<String> value(
      String base64, String sharedKey, String password, long rounds, Runnable checkpoint) {
    Optional<byte[]> bytes =
        BlockchainFile.base64(base64)
            .filter(b -> b.length >= 2 * Ciphers.BLOCK && b.length % Ciphers.BLOCK == 0);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    byte[] vector = Arrays.copyOf(bytes.get(), Ciphers.BLOCK);
    byte[] key =
        new Pbkdf2(Pbkdf2.Hash.SHA1, vector, rounds)
            .key(Passwords.utf8(sharedKey + password), KEY, checkpoint);
    byte[] plain =
        Ciphers.cbc(key, vector, Bytes.part(bytes.get(), Ciphers.BLOCK, bytes.get().length));
    int pad = plain[plain.length - 1] & 0xff;
    return pad >= 1 && pad <= Ciphers.BLOCK
        ? Optional.of(new String(plain, 0, plain.length - pad, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static Optional<Json> json(byte[] plain) {
    if (plain.length == 0 || plain[0] != '{') {
      return Optional.empty();
    }
    JsonText text = JsonReader.read(plain);
    long rest = plain.length - text.end();
    int pad = plain[plain.length - 1] & 0xff;
    boolean ends = rest == 0 || rest <= Ciphers.BLOCK && blank(plain, text.end(), pad);
    return text.damage().isEmpty() && ends && isWallet(text.root())
        ? Optional.of(text.root())
        : Optional.empty();
  }

  /** Whether nothing but white space stands between the object and the padding. */
  private static boolean blank(byte[] plain, long from, int pad) {
    for (int i = (int) from; i < plain.length - pad; i++) {
      if (plain[i] > ' ' || plain[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWallet(Json root) {
    return root.get("guid").text().isPresent() && root.get("sharedKey").text().isPresent();
  }
}
