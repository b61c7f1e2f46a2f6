package org.dalel.plugins.wallets.electrum;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonPatch;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;
import org.dalel.plugins.wallets.json.PythonLiteral;

/**
 * The forms in which Electrum saves a wallet. 1.x: a Python dictionary. Since 2.0: a JSON object.
 * Since 4.5 JSON patches may follow it, each after {@code ,\n} ({@code electrum/stored_dict.py},
 * {@code json_db.py}). Since 2.8 all of it may be locked: Base64 of {@code BIE1}, or {@code BIE2}
 * when a hardware wallet is the password ({@code storage.py}).
 */
sealed interface ElectrumFile {

  /**
   * A wallet that can be read.
   *
   * @param root all that it says, patches applied
   * @param form {@code json} or {@code python}
   * @param patches how many were applied
   * @param damage what was expected where, when the end is missing
   */
  record Open(Json root, String form, int patches, Optional<String> damage)
      implements ElectrumFile {}

  /**
   * A wallet behind a password: magic (4 bytes), ephemeral public key (33), ciphertext, MAC (32).
   */
  record Locked(byte[] bytes) implements ElectrumFile {

    static final int HEAD = 4 + 33;
    static final int MAC = 32;

    /** {@code BIE1}: a password; {@code BIE2}: a hardware wallet. */
    String magic() {
      return new String(bytes, 0, 4, StandardCharsets.US_ASCII);
    }

    byte[] ephemeral() {
      return Bytes.part(bytes, 4, HEAD);
    }

    byte[] ciphertext() {
      return Bytes.part(bytes, HEAD, bytes.length - MAC);
    }

    byte[] mac() {
      return Bytes.part(bytes, bytes.length - MAC, bytes.length);
    }
  }

  /** Members of which a wallet has some; a file with fewer than three is none. */
  List<String> MARKS =
      List.of(
          "seed_version",
          "wallet_type",
          "use_encryption",
          "accounts",
          "accounts_expanded",
          "addr_history",
          "addresses",
          "keystore",
          "x1/",
          "master_public_key",
          "master_public_keys",
          "master_private_keys",
          "imported_keys",
          "pubkeys",
          "stored_height",
          "pruned_txo",
          "spent_outpoints",
          "verified_tx3",
          "txi",
          "txo");

  int FEWEST_MARKS = 3;

  /** The wallet in the bytes, when they are one. */
  static Optional<ElectrumFile> of(byte[] bytes) {
    int at = firstCharacter(bytes);
    if (at < 0) {
      return Optional.empty();
    }
    return bytes[at] == '{' ? open(bytes, at) : locked(bytes);
  }

  private static int firstCharacter(byte[] bytes) {
    for (int at = 0; at < Math.min(bytes.length, 64); at++) {
      boolean blank = bytes[at] <= ' ' && bytes[at] >= 0 || at < 3 && (bytes[at] & 0x80) != 0;
      if (!blank) {
        return at;
      }
    }
    return -1;
  }

  private static Optional<ElectrumFile> open(byte[] bytes, int at) {
    if (!Content.contains(bytes, "wallet_type") && !Content.contains(bytes, "seed_version")) {
      return Optional.empty();
    }
    boolean python = at + 1 < bytes.length && (bytes[at + 1] == '\'' || bytes[at + 1] == 'u');
    return python ? python(bytes) : json(bytes);
  }

  private static Optional<ElectrumFile> python(byte[] bytes) {
    JsonText text = PythonLiteral.read(new String(bytes, StandardCharsets.UTF_8));
    return isWallet(text.root())
        ? Optional.of(new Open(text.root(), "python", 0, text.damage()))
        : Optional.empty();
  }

  private static Optional<ElectrumFile> json(byte[] bytes) {
    JsonText text = JsonReader.read(bytes);
    if (!isWallet(text.root())) {
      return Optional.empty();
    }
    int next = (int) text.end();
    boolean patched = text.damage().isEmpty() && next < bytes.length && bytes[next] == ',';
    if (!patched) {
      return Optional.of(new Open(text.root(), "json", 0, text.damage()));
    }
    JsonText patches = JsonReader.readSequence(bytes, next + 1);
    Json root = JsonPatch.apply(text.root(), patches.root());
    int count = patches.root().items().size();
    return Optional.of(new Open(root, "json", count, patches.damage()));
  }

  private static boolean isWallet(Json root) {
    boolean named = root.has("wallet_type") || root.has("seed_version");
    return named && MARKS.stream().filter(root::has).count() >= FEWEST_MARKS;
  }

  private static Optional<ElectrumFile> locked(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    if (!text.startsWith("QklFM")) {
      return Optional.empty();
    }
    byte[] decoded;
    try {
      decoded = Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    int least = Locked.HEAD + 16 + Locked.MAC;
    boolean shaped = decoded.length >= least && (decoded.length - least) % 16 == 0;
    boolean known = shaped && (decoded[3] == '1' || decoded[3] == '2');
    boolean key = known && (decoded[4] == 2 || decoded[4] == 3);
    return key ? Optional.of(new Locked(decoded)) : Optional.empty();
  }
}
