package org.dalel.plugins.wallets.keystore;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.Position;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.BitcoinKey;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Kdf;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Pbkdf2;
import org.dalel.plugins.wallets.crypto.Scrypt;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.SeedBytes;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.seed.Phrases;

/**
 * The lock of a keystore of version 3: the first 16 bytes of the derived key are that of
 * AES-128-CTR, the next 16 prove it: Keccak-256 of them and the ciphertext is {@code mac}. Wallets
 * of ethers hide their words behind the 32 bytes after them.
 */
final class KeystoreLock {

  private static final int HALF = 16;
  private static final int KEY = 32;

  private final Json root;
  private final Json crypto;
  private final Optional<Kdf> kdf;

  KeystoreLock(Json root, Json crypto) {
    this.root = root;
    this.crypto = crypto;
    boolean counter = crypto.get("cipher").text().filter("aes-128-ctr"::equals).isPresent();
    kdf = counter && vector().length == Ciphers.BLOCK ? kdf(crypto) : Optional.empty();
  }

  private static Optional<Kdf> kdf(Json crypto) {
    Json cost = crypto.get("kdfparams");
    byte[] salt = hex(cost.get("salt"));
    String name = crypto.get("kdf").text().orElse("");
    if (name.equals("scrypt")) {
      return Optional.of(new Scrypt(salt, number(cost, "n"), number(cost, "r"), number(cost, "p")));
    }
    boolean known = cost.get("prf").text().filter("hmac-sha256"::equals).isPresent();
    return name.equals("pbkdf2") && known
        ? Optional.of(new Pbkdf2(Pbkdf2.Hash.SHA256, salt, number(cost, "c")))
        : Optional.empty();
  }

  private static long number(Json cost, String name) {
    return cost.get(name).number().orElse(0L);
  }

  /** The derived key, 64 bytes where words are hidden behind its end, else 32. */
  Optional<Unlocked<byte[]>> open(Unlocking unlocking) throws Exception {
    if (kdf.isEmpty()) {
      return Optional.empty();
    }
    int length = root.at("x-ethers", "mnemonicCiphertext").isPresent() ? 2 * KEY : KEY;
    return unlocking.attempt(
        "keystore",
        kdf.get(),
        password ->
            Optional.of(kdf.get().key(Passwords.utf8(password), length, unlocking.checkpoint()))
                .filter(this::fits));
  }

  private boolean fits(byte[] key) {
    byte[] mac = Digests.keccak256(Bytes.part(key, HALF, KEY), hex(crypto.get("ciphertext")));
    return Arrays.equals(mac, hex(crypto.get("mac")));
  }

  /** Emits private key and words; {@code address} as the file has it, which the key must have. */
  void emit(byte[] key, Optional<String> address, Unlocking unlocking) {
    byte[] secret = Ciphers.ctr(Arrays.copyOf(key, HALF), vector(), hex(crypto.get("ciphertext")));
    Optional<BitcoinKey> own =
        BitcoinKey.of(secret, false)
            .filter(each -> address.isEmpty() || address.get().equals(each.account()));
    if (own.isEmpty()) {
      String of = address.map(a -> " of " + a).orElse("");
      unlocking
          .sink()
          .problem(
              new Position.WholeItem(),
              "Ethereum keystore: expected the private key"
                  + of
                  + " behind the password, found another; it is left out");
      return;
    }
    unlocking.sink().emit(own.get().accountArtifact().field("locked", true).build());
    if (address.isEmpty()) {
      unlocking
          .sink()
          .emit(WalletArtifacts.address(Chain.EVM, own.get().account(), "account").build());
    }
    if (key.length == 2 * KEY) {
      words(Bytes.part(key, KEY, 2 * KEY), own.get(), unlocking);
    }
  }

  private void words(byte[] key, BitcoinKey own, Unlocking unlocking) {
    Json words = root.get("x-ethers");
    byte[] counter = hex(words.get("mnemonicCounter"));
    byte[] entropy = hex(words.get("mnemonicCiphertext"));
    boolean english = words.get("locale").text().orElse("en").equals("en");
    boolean sized = entropy.length >= 16 && entropy.length <= KEY && entropy.length % 4 == 0;
    if (counter.length != Ciphers.BLOCK || !sized || !english) {
      return;
    }
    String phrase = Phrases.bip39(Ciphers.ctr(key, counter, entropy));
    String path = words.get("path").text().orElse("m/44'/60'/0'/0/0");
    boolean fits =
        path.matches("m(/\\d{1,9}'?)*")
            && HdNode.ofSeed(SeedBytes.bip39(phrase, ""))
                .at(path)
                .filter(node -> own.fits(node.publicKey()))
                .isPresent();
    unlocking.offerPhrase(phrase, "Ethereum keystore");
    unlocking
        .sink()
        .emit(
            new KeyArtifacts()
                .seedPhrase("bip39", phrase, "")
                .field("path", path)
                .field("fits-key", fits)
                .field("locked", true)
                .build());
  }

  /**
   * The key of a wallet of the presale: PBKDF2-HMAC-SHA256 of the password, which is its own salt
   * (2000 rounds), opens AES-128-CBC of a text whose Keccak-256 is the private key. Proof: its
   * address.
   */
  static Optional<Unlocked<BitcoinKey>> presale(Json root, Unlocking unlocking) throws Exception {
    byte[] seed = hex(root.get("encseed"));
    String address = root.get("ethaddr").text().orElse("").toLowerCase(Locale.ROOT);
    Kdf cost = new Pbkdf2(Pbkdf2.Hash.SHA256, new byte[0], 2000);
    if (seed.length < 2 * Ciphers.BLOCK) {
      return Optional.empty();
    }
    return unlocking.attempt(
        "keystore",
        cost,
        password -> {
          byte[] word = password.getBytes(StandardCharsets.UTF_8);
          byte[] key =
              new Pbkdf2(Pbkdf2.Hash.SHA256, word, 2000).key(word, HALF, unlocking.checkpoint());
          return Ciphers.cbcPadded(
                  key,
                  Arrays.copyOf(seed, Ciphers.BLOCK),
                  Bytes.part(seed, Ciphers.BLOCK, seed.length))
              .flatMap(text -> BitcoinKey.of(Digests.keccak256(text), false))
              .filter(
                  own ->
                      own.account().substring(2).equalsIgnoreCase(address.replaceFirst("^0x", "")));
        });
  }

  private byte[] vector() {
    return hex(crypto.at("cipherparams", "iv"));
  }

  private static byte[] hex(Json text) {
    String digits = text.text().orElse("").replaceFirst("^0x", "");
    return digits.matches("([0-9a-fA-F]{2})*") ? Bytes.ofHex(digits) : new byte[0];
  }
}
