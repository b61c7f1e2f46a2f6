package org.dalel.plugins.wallets.samourai;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.api.records.KeyMaterial;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;

/** Reads a file of Samourai, wherever it lies; backups and files of the app look alike. */
final class SamouraiReader {

  private static final int LARGEST = 16 << 20;

  /** How the app itself begins each of its files. */
  private static final List<String> WRITTEN =
      List.of("{\"version\":1,\"payload\":\"", "{\"version\":2,\"payload\":\"");

  private SamouraiReader() {}

  /** Declares what a file can give. */
  static ExtractorDescription.Builder declare(ExtractorDescription.Builder description) {
    return WalletType.declare(
        description.emits(KeyMaterial.class),
        WalletType.WALLET,
        WalletType.ADDRESS,
        WalletType.EXTENDED_KEY,
        WalletType.SEED_PHRASE,
        WalletType.CONTACT,
        WalletType.LABEL,
        WalletType.TRANSFER);
  }

  /** The beginnings of files as the app writes them. */
  static Magic[] beginnings() {
    return WRITTEN.stream().map(text -> Magic.text(0, text)).toArray(Magic[]::new);
  }

  /** Whether a file begins as the app writes it. */
  static boolean isAsWritten(EvidenceFile file) throws IOException {
    String head =
        new String(Content.start(file, WRITTEN.get(0).length()), StandardCharsets.ISO_8859_1);
    return WRITTEN.contains(head);
  }

  /**
   * Reads a file; what is none of Samourai's is left alone.
   *
   * @param phone what the phone adds to a PIN
   */
  static void read(
      EvidenceFile file, SamouraiPhone phone, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<byte[]> bytes = Content.mayBeJson(file) ? Content.of(file, LARGEST) : Optional.empty();
    if (bytes.isEmpty() || !Content.contains(bytes.get(), "\"external\"")) {
      return;
    }
    JsonText text = JsonReader.read(bytes.get());
    Optional<SamouraiLock> lock = SamouraiLock.of(text.root());
    if (lock.isPresent()) {
      read(lock.get(), phone, new Unlocking(context, sink));
      String behind =
          new String(bytes.get(), StandardCharsets.ISO_8859_1).substring((int) text.end());
      if (!behind.isBlank()) {
        sink.problem(
            new Position.ByteOffset(text.end()),
            "expected the end of the file, found "
                + behind.length()
                + " bytes of what was there before and was longer; they cannot be opened");
      }
    }
  }

  private static void read(SamouraiLock lock, SamouraiPhone phone, Unlocking unlocking)
      throws Exception {
    phone
        .missing()
        .ifPresent(message -> unlocking.sink().problem(new Position.WholeItem(), message));
    boolean unverified = lock.version() == 1 || !phone.before().isEmpty();
    Optional<Unlocked<JsonText>> inside =
        unlocking.whole(
            outside(lock, phone)
                .field("unverified-schema", Optional.of(true).filter(u -> unverified)),
            () ->
                unlocking.attempt(
                    "backup", lock.kdf(), word -> open(lock, phone, word, unlocking)));
    if (inside.isPresent()) {
      Artifact.Builder wallet = outside(lock, phone);
      new SamouraiContents(unlocking, unverified)
          .emit(wallet, inside.get().source(), inside.get().content().root());
      inside
          .get()
          .content()
          .damage()
          .ifPresent(
              damage ->
                  unlocking.sink().problem(new Position.WholeItem(), "inside the lock: " + damage));
    }
  }

  private static Artifact.Builder outside(SamouraiLock lock, SamouraiPhone phone) {
    return WalletArtifacts.wallet("Samourai", "btc", "file")
        .field("cipher", "AES-256-CBC")
        .field("kdf", lock.kdfName())
        .field("kdf-rounds", lock.kdf().rounds())
        .field(
            "lock",
            Optional.of("a PIN behind the guid of the phone")
                .filter(text -> !phone.before().isEmpty()));
  }

  private static Optional<JsonText> open(
      SamouraiLock lock, SamouraiPhone phone, String word, Unlocking unlocking) {
    return Stream.concat(phone.before().stream().map(known -> known + word), Stream.of(word))
        .flatMap(password -> lock.open(password, unlocking.checkpoint()).stream())
        .findFirst();
  }
}
