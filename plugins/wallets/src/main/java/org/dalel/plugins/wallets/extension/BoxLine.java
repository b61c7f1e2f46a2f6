package org.dalel.plugins.wallets.extension;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.json.Json;

/**
 * A line for a password search of a lock that is no vault of MetaMask, as far as a program reads
 * one of just this cost.
 *
 * <pre>
 *   Phantom   $phantom$SALT$NONCE$BOX             Base64; hashcat 30010, a module that hashcat itself does not ship
 *   Keplr 1   $keplr$SALT*CIPHERTEXT*MAC          hexadecimal; john, scrypt of 131072, 8, 1
 *   CryptoJS  $openssl$0$0$8$SALT$END$...$0       hexadecimal; john openssl-enc, AES-256-CBC with MD5
 * </pre>
 *
 * <p>Source: cyclone-github/phantom_pwn; openwall/john, keplr_fmt_plug.c and openssl2john.py. No
 * sample of these wallets was at hand.
 *
 * @param format of the program
 * @param mode of it
 */
public record BoxLine(String format, String mode, String text) {

  private static final int NONCE = 24;
  private static final int HEAD = 16;
  private static final int BLOCK = 16;
  private static final int MOST_OF_DATA = 256;

  /** Of a box of Phantom or a store of Keplr. */
  static Optional<BoxLine> of(Json value) {
    return phantom(value).or(() -> keplr(value));
  }

  private static Optional<BoxLine> phantom(Json value) {
    boolean cost =
        value.get("kdf").text().filter("pbkdf2"::equals).isPresent()
            && value.get("digest").text().filter("sha256"::equals).isPresent()
            && value.get("iterations").number().filter(n -> n == 10_000).isPresent();
    Optional<byte[]> salt = base58(value.get("salt"));
    Optional<byte[]> nonce = base58(value.get("nonce")).filter(bytes -> bytes.length == NONCE);
    Optional<byte[]> box = base58(value.get("encrypted")).filter(bytes -> bytes.length > BLOCK);
    if (!cost || salt.isEmpty() || nonce.isEmpty() || box.isEmpty()) {
      return Optional.empty();
    }
    Base64.Encoder base64 = Base64.getEncoder();
    String line =
        "$phantom$"
            + base64.encodeToString(salt.get())
            + "$"
            + base64.encodeToString(nonce.get())
            + "$"
            + base64.encodeToString(box.get());
    return Optional.of(new BoxLine("hashcat", "30010", line));
  }

  private static Optional<byte[]> base58(Json value) {
    return value.text().filter(text -> !text.isEmpty()).flatMap(Base58.BITCOIN::decode);
  }

  /**
   * A key file of Ethereum looks alike, but has neither {@code meta} nor {@code type} beside it.
   */
  private static Optional<BoxLine> keplr(Json value) {
    Json crypto = value.get("crypto");
    Json cost = crypto.get("kdfparams");
    boolean usual =
        crypto.get("kdf").text().filter("scrypt"::equals).isPresent()
            && crypto.get("cipher").text().filter("aes-128-ctr"::equals).isPresent()
            && cost.get("n").number().filter(n -> n == 131_072).isPresent()
            && cost.get("r").number().filter(r -> r == 8).isPresent()
            && cost.get("p").number().filter(p -> p == 1).isPresent();
    boolean store = value.get("meta").isObject() && value.get("type").text().isPresent();
    Optional<String> salt = hex(cost.get("salt"));
    Optional<String> data = hex(crypto.get("ciphertext"));
    Optional<String> mac = hex(crypto.get("mac"));
    return usual && store && salt.isPresent() && data.isPresent() && mac.isPresent()
        ? Optional.of(
            new BoxLine(
                "john", "keplr", "$keplr$" + salt.get() + "*" + data.get() + "*" + mac.get()))
        : Optional.empty();
  }

  private static Optional<String> hex(Json value) {
    return value.text().filter(text -> text.matches("([0-9a-fA-F]{2})+"));
  }

  /** Of a text that CryptoJS locked with a password: {@code Salted__}, 8 bytes salt, AES-CBC. */
  public static Optional<BoxLine> ofSalted(String base64) {
    byte[] all;
    try {
      all = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    if (all.length < HEAD + BLOCK || all.length % BLOCK != 0) {
      return Optional.empty();
    }
    String head = "$openssl$0$0$8$" + Bytes.hex(Bytes.part(all, HEAD / 2, HEAD)) + "$";
    byte[] data = Bytes.part(all, HEAD, all.length);
    if (data.length == BLOCK) {
      return Optional.of(new BoxLine("john", "openssl-enc", head + Bytes.hex(data) + "$1$0"));
    }
    byte[] first = Arrays.copyOf(data, Math.min(MOST_OF_DATA, data.length));
    String end = Bytes.hex(Bytes.part(data, data.length - 2 * BLOCK, data.length));
    return Optional.of(
        new BoxLine(
            "john",
            "openssl-enc",
            head + end + "$0$" + first.length + "$" + Bytes.hex(first) + "$0"));
  }

  /** The artifact. */
  public Artifact.Builder artifact() {
    return WalletArtifacts.hashLine(format, mode, text).field("unverified-schema", true);
  }
}
