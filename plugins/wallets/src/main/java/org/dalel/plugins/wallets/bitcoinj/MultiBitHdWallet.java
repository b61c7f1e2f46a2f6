package org.dalel.plugins.wallets.bitcoinj;

import java.util.Arrays;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Confidence;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.formats.ByteView;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Scrypt;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.json.Content;
import org.pf4j.Extension;

/**
 * Wallets of MultiBit HD ({@code mbhd.wallet.aes}): a wallet of bitcoinj, all of it in AES-256-CBC,
 * with its initialisation vector in front since 0.5 and a fixed one before. The key is scrypt
 * (16384, 8, 1) of the password in UTF-16 with a fixed salt. There is no magic, so a locked one is
 * known by its name, with medium confidence.
 *
 * <p>Source: EncryptedFileReaderWriter and AESUtils of MultiBit HD; proved by opening a wallet.
 */
@Extension
public final class MultiBitHdWallet implements ArtifactExtractor {

  private static final int LARGEST = 64 << 20;
  private static final int KEY = 32;
  private static final byte[] OLD_VECTOR = Bytes.ofHex("a344391f538311b329548616c489723e");

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("multibit-hd-wallet", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name("mbhd*.aes")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.PRIVATE_KEY,
            WalletType.SEED_PHRASE,
            WalletType.TRANSFER,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<byte[]> content =
        Content.of(file, LARGEST)
            .filter(all -> all.length >= 3 * Ciphers.BLOCK && all.length % Ciphers.BLOCK == 0);
    if (content.isEmpty()) {
      return;
    }
    byte[] bytes = content.get();
    Unlocking unlocking = new Unlocking(context, sink);
    sink.emit(hashLine(bytes));
    Scrypt scrypt = new Scrypt(Bytes.ofHex("3551038075a3b0c5"), 16384, 8, 1);
    Artifact.Builder outside =
        WalletArtifacts.wallet("MultiBit HD", "btc", "file")
            .field("kdf", "scrypt n=16384 r=8 p=1")
            .confidence(Confidence.MEDIUM);
    Optional<Unlocked<byte[]>> inside =
        unlocking.whole(
            outside,
            () ->
                unlocking.attempt(
                    "wallet file", scrypt, password -> open(bytes, scrypt, password, unlocking)));
    if (inside.isPresent()) {
      BitcoinjReading.of(ByteView.of(inside.get().content()), unlocking)
          .orElseThrow()
          .emit(
              Optional.of(
                  new BitcoinjReading.Container(
                      "MultiBit HD", "scrypt n=16384 r=8 p=1", inside.get())));
    }
  }

  private static Optional<byte[]> open(
      byte[] bytes, Scrypt scrypt, String password, Unlocking unlocking) {
    byte[] key = scrypt.key(Passwords.utf16(password), KEY, unlocking.checkpoint());
    byte[] vector = Arrays.copyOf(bytes, Ciphers.BLOCK);
    byte[] rest = Bytes.part(bytes, Ciphers.BLOCK, bytes.length);
    return Ciphers.cbcPadded(key, vector, rest)
        .filter(plain -> isWallet(plain, unlocking))
        .or(
            () ->
                Ciphers.cbcPadded(key, OLD_VECTOR, bytes)
                    .filter(plain -> isWallet(plain, unlocking)));
  }

  private static boolean isWallet(byte[] plain, Unlocking unlocking) {
    return BitcoinjReading.of(ByteView.of(plain), unlocking).isPresent();
  }

  /** Mode 22700: the vector, the block after it, and the first block for wallets without one. */
  private static Artifact hashLine(byte[] bytes) {
    String first = Bytes.hex(Arrays.copyOf(bytes, Ciphers.BLOCK));
    String second = Bytes.hex(Bytes.part(bytes, Ciphers.BLOCK, 2 * Ciphers.BLOCK));
    return WalletArtifacts.hashLine(
            "hashcat", "22700", "$multibit$2*" + first + "*" + second + "*" + first)
        .confidence(Confidence.MEDIUM)
        .build();
  }
}
