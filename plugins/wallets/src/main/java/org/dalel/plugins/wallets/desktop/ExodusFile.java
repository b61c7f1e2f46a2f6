package org.dalel.plugins.wallets.desktop;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.JsonReader;
import org.pf4j.Extension;

/**
 * Secure containers of Exodus ({@code exodus.wallet/seed.seco}, {@code storage.seco}, ... and their
 * backups). Who set no password of his own has it in {@code passphrase.json} beside them.
 *
 * <p>No container of the program itself was at hand: the layout follows its published source.
 */
@Extension
public final class ExodusFile implements ArtifactExtractor {

  private static final int LARGEST = 64 << 20;
  private static final int LARGEST_PASSPHRASE = 1 << 16;
  private static final int KEY = 32;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("exodus-wallet", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.magic(Magic.text(0, "SECO"))),
            WalletType.WALLET,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    if (bytes.isEmpty()) {
      return;
    }
    SecoHeader header;
    try {
      header = SecoHeader.read(ByteView.of(bytes.get()));
    } catch (FormatException noContainer) {
      // four letters at its start make no container
      return;
    }
    if (!header.scheme().startsWith("seco-")) {
      return;
    }
    offerPassphrase(file, context);
    byte[] rest = Bytes.part(bytes.get(), SecoHeader.CHECKED, bytes.get().length);
    boolean whole = Arrays.equals(Digests.sha256(rest), header.checksum());
    if (!whole) {
      sink.problem(
          new Position.ByteOffset(0xe0),
          file.name()
              + ": expected the SHA-256 of what follows at 0xe0, found another; it is read"
              + " all the same");
    }
    sink.emit(hashLine(header).build());
    Unlocking unlocking = new Unlocking(context, sink);
    unlocking.wallet(wallet(file, header, whole), () -> open(file, header, bytes.get(), unlocking));
  }

  private static Artifact.Builder wallet(EvidenceFile file, SecoHeader header, boolean whole) {
    return WalletArtifacts.wallet("Exodus", "unknown", "file")
        .field("version", header.version())
        .field("written-by", header.program())
        .field("content", file.name())
        .field("cipher", "AES-256-GCM")
        .field("kdf", "scrypt")
        .field("kdf-n", header.scrypt().n())
        .field("kdf-r", header.scrypt().r())
        .field("kdf-p", header.scrypt().p())
        .field("checksum-fits", whole)
        .field("unverified-schema", true);
  }

  /** Mode 28200. */
  private static Artifact.Builder hashLine(SecoHeader header) {
    Base64.Encoder base64 = Base64.getEncoder();
    String line =
        String.join(
            ":",
            "EXODUS",
            Long.toString(header.scrypt().n()),
            Long.toString(header.scrypt().r()),
            Long.toString(header.scrypt().p()),
            base64.encodeToString(header.scrypt().salt()),
            base64.encodeToString(header.keyIv()),
            base64.encodeToString(header.key()),
            base64.encodeToString(header.keyTag()));
    return WalletArtifacts.hashLine("hashcat", "28200", line)
        .field("unverified-schema", true)
        .atByte(SecoHeader.CHECKED);
  }

  private static Optional<Unlocked<byte[]>> open(
      EvidenceFile file, SecoHeader header, byte[] bytes, Unlocking unlocking) throws Exception {
    return unlocking.attempt(
        file.name().isEmpty() ? "container" : file.name(),
        header.scrypt(),
        password -> {
          byte[] key = header.scrypt().key(Passwords.utf8(password), KEY, unlocking.checkpoint());
          return Ciphers.gcm(key, header.keyIv(), Bytes.join(header.key(), header.keyTag()))
              .flatMap(inner -> body(header, bytes, inner));
        });
  }

  private static Optional<byte[]> body(SecoHeader header, byte[] bytes, byte[] key) {
    long end = SecoHeader.BODY + header.bodyLength();
    return end > bytes.length
        ? Optional.of(new byte[0])
        : Ciphers.gcm(
            key,
            header.bodyIv(),
            Bytes.join(Bytes.part(bytes, SecoHeader.BODY, (int) end), header.bodyTag()));
  }

  private static void offerPassphrase(EvidenceFile file, ExtractionContext context)
      throws Exception {
    Optional<EvidenceFile> beside = context.surroundings().sibling(file, "passphrase.json");
    if (beside.isPresent() && !beside.get().isFolder()) {
      Content.of(beside.get(), LARGEST_PASSPHRASE)
          .flatMap(json -> JsonReader.read(json).root().get("passphrase").filled())
          .map(text -> new Secret(Secret.Kind.PASSWORD, text, "passphrase.json of Exodus"))
          .ifPresent(context.secrets()::offer);
    }
  }
}
