package org.dalel.plugins.wallets.blockchain;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;
import org.dalel.plugins.wallets.json.Noise;

/**
 * The forms in which a wallet is backed up ({@code wallet.aes.json}). The payload is an
 * initialisation vector of 16 bytes and the ciphertext of AES-256-CBC; versions 0 and 1 are nothing
 * but its Base64, in e-mails and on paper with {@code \/} for {@code /}.
 */
sealed interface BlockchainFile {

  /** Locked by a password; {@code version} 1 stands for 0 and 1, which look the same. */
  record Locked(byte[] payload, long version, long rounds) implements BlockchainFile {

    /** Whether the ciphertext is one of AES-CBC, as since 2013. */
    boolean wholeBlocks() {
      return payload.length % BLOCK == 0;
    }

    int mode() {
      return version < 2 ? 12700 : 15200;
    }

    /** The line of hashcat's mode 12700 or 15200. */
    String line() {
      String data = payload.length + "$" + Bytes.hex(payload);
      return version < 2 ? "$blockchain$" + data : "$blockchain$v2$" + rounds + "$" + data;
    }
  }

  /**
   * The relative of Dogechain.info: {@code payload}, {@code salt}, {@code pbkdf2_iterations},
   * {@code email}, perhaps {@code cipher}.
   */
  record Dogechain(Json root) implements BlockchainFile {

    private static final int PART = 240;

    String rounds() {
      return root.get("pbkdf2_iterations").written().orElse("unknown");
    }

    boolean counter() {
      return root.get("cipher").text().filter("AES-GCM"::equalsIgnoreCase).isPresent();
    }

    byte[] payload() {
      return root.get("payload").text().flatMap(BlockchainFile::decoded).orElse(new byte[0]);
    }

    /** The line of hashcat's mode 32500, which takes the first 240 bytes of the payload. */
    String line() {
      byte[] payload = payload();
      byte[] part = Bytes.part(payload, 0, Math.min(PART, payload.length));
      return "$dogechain$"
          + (counter() ? 1 : 0)
          + "*"
          + rounds()
          + "*"
          + Base64.getEncoder().encodeToString(part)
          + "*"
          + root.get("salt").text().orElse("");
    }
  }

  /** In clear; single keys may still be behind a second password. */
  record Open(Json root, Optional<String> damage) implements BlockchainFile {}

  int LARGEST_BARE = 256 << 10;
  int BLOCK = 16;

  /** UTF-8's, as ISO-8859-1 has it. */
  String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  /** Bytes that {@link #mayBegin} looks at. */
  int HEAD = 256;

  /** Whether a file that begins so can be a wallet: most texts need not be read for this. */
  static boolean mayBegin(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String start = text.startsWith(BYTE_ORDER_MARK) ? text.substring(3).strip() : text.strip();
    return start.startsWith("{") || start.matches("[A-Za-z0-9+/=\\\\]+");
  }

  /** The wallet in the bytes, when they are one. */
  static Optional<BlockchainFile> of(byte[] bytes) {
    if (Content.contains(bytes, "\"payload\"") || Content.contains(bytes, "\"guid\"")) {
      return ofJson(bytes);
    }
    return bytes.length <= LARGEST_BARE ? ofBase64(bytes) : Optional.empty();
  }

  private static Optional<BlockchainFile> ofJson(byte[] bytes) {
    JsonText text = JsonReader.read(bytes);
    Json root = text.root();
    Optional<Long> rounds = root.get("pbkdf2_iterations").number();
    Optional<byte[]> payload = root.get("payload").text().flatMap(BlockchainFile::decoded);
    if (rounds.isPresent() && payload.isPresent() && root.get("salt").filled().isPresent()) {
      return Optional.of(new Dogechain(root));
    }
    if (rounds.isPresent() && payload.isPresent()) {
      long version = root.get("version").number().orElse(2L);
      return Optional.of(new Locked(payload.get(), Math.max(2, version), rounds.get()));
    }
    boolean open =
        root.get("guid").text().isPresent()
            && root.get("sharedKey").text().isPresent()
            && (root.has("keys") || root.has("hd_wallets"));
    return open ? Optional.of(new Open(root, text.damage())) : Optional.empty();
  }

  /**
   * Base64 on a single line is believed when it decodes to noise; the first versions did not fill
   * the last block.
   */
  private static Optional<BlockchainFile> ofBase64(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    boolean oneLine = text.length() >= 256 && text.indexOf('\n') < 0;
    return oneLine
        ? decoded(text)
            .filter(BlockchainFile::isCiphertext)
            .map(payload -> new Locked(payload, 1, 10))
        : Optional.empty();
  }

  private static Optional<byte[]> decoded(String text) {
    return base64(text.replace("\\/", "/")).filter(payload -> payload.length >= 3 * BLOCK);
  }

  /** The bytes of Base64 with its padding. */
  static Optional<byte[]> base64(String text) {
    return text.length() % 4 == 0 && text.matches("[A-Za-z0-9+/]+={0,2}")
        ? Optional.of(Base64.getDecoder().decode(text))
        : Optional.empty();
  }

  private static boolean isCiphertext(byte[] payload) {
    int high = 0;
    for (byte b : payload) {
      high += b < 0 ? 1 : 0;
    }
    boolean balanced = Math.abs(2 * high - payload.length) < 4 * Math.sqrt(payload.length);
    boolean openssl = payload[0] == 'S' && payload[1] == 'a' && payload[2] == 'l';
    boolean electrum = payload[0] == 'B' && payload[1] == 'I' && payload[2] == 'E';
    return balanced && !openssl && !electrum && Noise.is(payload);
  }
}
