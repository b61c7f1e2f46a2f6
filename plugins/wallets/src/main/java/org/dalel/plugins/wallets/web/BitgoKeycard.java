package org.dalel.plugins.wallets.web;

import java.util.Base64;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Confidence;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Pbkdf2;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.pf4j.Extension;

/**
 * A key of BitGo's keycard: an extended private key in a box of SJCL, {@code {iv, v, iter, ks, ts,
 * mode: ccm, cipher: aes, salt, ct}}. PBKDF2 with HMAC-SHA256, AES-CCM with the first bytes of the
 * vector as its nonce; the tag proves the password.
 *
 * <p>Many programs make such boxes: one is taken for BitGo's only where its name says so. Checked
 * by opening a file.
 */
@Extension
public final class BitgoKeycard implements ArtifactExtractor {
  private static final int LARGEST = 1 << 20;
  private static final int LEAST_NONCE = 7;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("bitgo-keycard", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name("*bitgo*", "*keycard*")),
            WalletType.WALLET,
            WalletType.EXTENDED_KEY)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<Box> box =
        Content.of(file, LARGEST)
            .filter(bytes -> Content.contains(bytes, "\"ct\""))
            .flatMap(bytes -> Box.of(JsonReader.read(bytes).root()));
    if (box.isPresent()) {
      emit(box.get(), new Unlocking(context, sink));
    }
  }

  private static void emit(Box box, Unlocking unlocking) throws Exception {
    Optional<Unlocked<String>> opened =
        unlocking.wallet(
            WalletArtifacts.wallet("BitGo", "unknown", "file")
                .field("kdf", "pbkdf2")
                .field("kdf-rounds", box.kdf().rounds())
                .confidence(Confidence.MEDIUM),
            () ->
                unlocking.attempt(
                    "keycard", box.kdf(), password -> box.open(password, unlocking.checkpoint())));
    opened.ifPresent(
        key ->
            unlocking
                .sink()
                .emit(new KeyArtifacts().extendedKey(key.content()).field("locked", true).build()));
  }

  /** A box of SJCL. */
  private record Box(Pbkdf2 kdf, int keyBytes, int tagBytes, byte[] iv, byte[] adata, byte[] data) {

    static Optional<Box> of(Json root) {
      boolean box =
          root.get("mode").text().filter("ccm"::equals).isPresent()
              && root.get("cipher").text().filter("aes"::equals).isPresent()
              && root.get("ks")
                  .number()
                  .filter(ks -> ks == 128 || ks == 192 || ks == 256)
                  .isPresent()
              && root.get("ts")
                  .number()
                  .filter(ts -> ts == 64 || ts == 96 || ts == 128)
                  .isPresent();
      if (!box) {
        return Optional.empty();
      }
      try {
        Box found =
            new Box(
                new Pbkdf2(
                    Pbkdf2.Hash.SHA256, bytes(root, "salt"), root.get("iter").number().orElse(0L)),
                root.get("ks").number().orElseThrow().intValue() / 8,
                root.get("ts").number().orElseThrow().intValue() / 8,
                bytes(root, "iv"),
                bytes(root, "adata"),
                bytes(root, "ct"));
        return Optional.of(found).filter(Box::isWhole);
      } catch (IllegalArgumentException e) {
        return Optional.empty(); // no Base64
      }
    }

    private static byte[] bytes(Json root, String field) {
      return Base64.getDecoder().decode(root.get(field).text().orElse(""));
    }

    private boolean isWhole() {
      return data.length > tagBytes && iv.length >= LEAST_NONCE;
    }

    /** The length of the data decides how many bytes of the vector are the nonce. */
    private byte[] nonce() {
      int length = data.length - tagBytes;
      int sizeBytes = 2;
      while (sizeBytes < 4 && length >>> 8 * sizeBytes > 0) {
        sizeBytes++;
      }
      return Bytes.part(iv, 0, Math.min(iv.length, 15 - sizeBytes));
    }

    Optional<String> open(String password, Runnable checkpoint) {
      byte[] key = kdf.key(Passwords.utf8(password), keyBytes, checkpoint);
      return Ciphers.ccm(key, nonce(), tagBytes, adata, data)
          .map(plain -> new String(plain, java.nio.charset.StandardCharsets.US_ASCII))
          .filter(text -> HdNode.ofText(text).isPresent());
    }
  }
}
