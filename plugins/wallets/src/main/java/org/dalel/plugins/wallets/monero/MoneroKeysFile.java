package org.dalel.plugins.wallets.monero;

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
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.CryptoNight;
import org.dalel.plugins.wallets.crypto.Kdf;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.DerivedAddress;
import org.dalel.plugins.wallets.derive.MoneroKeys;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Noise;
import org.dalel.plugins.wallets.seed.Phrases;
import org.dalel.plugins.wallets.seed.SeedPhrase;
import org.pf4j.Extension;

/**
 * Key files of Monero ({@code NAME.keys}): 8 bytes initialisation vector of ChaCha, a
 * variable-length number, and exactly so many bytes of noise ({@code wallet2.cpp}, keys_file_data).
 * The file has no magic, hence medium confidence until a password opens it; many have none, so that
 * the empty one is tried in any case.
 */
@Extension
public final class MoneroKeysFile implements ArtifactExtractor {

  private static final int IV = 8;
  private static final int KEY = 32;
  private static final int SMALLEST = 256;
  private static final int LARGEST = 16 << 10;
  private static final int SMALLEST_NOISE = 200;

  /** Rounds of ChaCha: of today's files, and of those before 2018. */
  private static final int[] ROUNDS = {20, 8};

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("monero-keys-file", "1.1.0")
                .scope(Scope.CONTENT)
                .interest(Interest.mediaType("application/octet-stream")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.PRIVATE_KEY,
            WalletType.SEED_PHRASE,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    if (file.size() < SMALLEST) {
      return;
    }
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    if (bytes.isEmpty()) {
      return;
    }
    byte[] all = bytes.get();
    int start = start(all);
    if (start > 0 && Noise.is(Bytes.part(all, IV + 2, all.length))) {
      locked(all, start, new Unlocking(context, sink));
    }
  }

  /** Where the ciphertext begins; 0 when its length does not fit. */
  private static int start(byte[] bytes) {
    long length = 0;
    int at = IV;
    int shift = 0;
    while (at < bytes.length && shift < 28) {
      length |= (long) (bytes[at] & 0x7f) << shift;
      shift += 7;
      if (bytes[at++] >= 0) {
        return length >= SMALLEST_NOISE && length == bytes.length - at ? at : 0;
      }
    }
    return 0;
  }

  private static void locked(byte[] all, int start, Unlocking unlocking) throws Exception {
    Kdf kdf = new CryptoNight(1);
    Unlocking.Opener<MoneroAccount> opener =
        password -> {
          byte[] key = kdf.key(Passwords.utf8(password), KEY, unlocking.checkpoint());
          return account(all, start, key, unlocking.checkpoint());
        };
    Optional<MoneroAccount> bare = unlocking.withoutPassword(opener);
    if (bare.isPresent()) {
      inside(bare.get(), "the empty password", unlocking);
      return;
    }
    unlocking
        .sink()
        .emit(
            WalletArtifacts.hashLine("john", "monero", "$monero$0*" + Bytes.hex(all))
                .confidence(Confidence.MEDIUM)
                .build());
    Artifact.Builder outside =
        WalletArtifacts.wallet("Monero", "xmr", "file")
            .field("cipher", "ChaCha20 or ChaCha8")
            .field("kdf", "CryptoNight")
            .confidence(Confidence.MEDIUM);
    Optional<Unlocked<MoneroAccount>> unlocked =
        unlocking.whole(outside, () -> unlocking.attempt("key file", kdf, opener));
    if (unlocked.isPresent()) {
      inside(unlocked.get().content(), unlocked.get().source(), unlocking);
    }
  }

  private static Optional<MoneroAccount> account(
      byte[] all, int start, byte[] key, Runnable checkpoint) {
    byte[] nonce = Arrays.copyOf(all, IV);
    byte[] locked = Bytes.part(all, start, all.length);
    for (int rounds : ROUNDS) {
      byte[] plain = Ciphers.chaCha(rounds, key, nonce, locked);
      Optional<MoneroAccount> account = MoneroAccount.read(plain, key, checkpoint);
      if (account.isPresent()) {
        return account;
      }
    }
    return Optional.empty();
  }

  private static void inside(MoneroAccount account, String source, Unlocking unlocking) {
    ArtifactSink sink = unlocking.sink();
    sink.emit(
        WalletArtifacts.wallet("Monero", account.network().label(), "file")
            .field("kdf", "CryptoNight")
            .field("watch-only", !account.spends())
            .field("multisig", account.isMultisig())
            .field("language", account.language())
            .field("created", account.created().map(Object::toString))
            .field("restore-height", account.settings().get("refresh_height").number())
            .field(Unlocking.UNLOCKED_BY, source)
            .build());
    sink.emit(
        WalletArtifacts.address(Chain.XMR, account.address(), "standard")
            .field("public-key", Bytes.hex(account.spendPublic()))
            .build());
    for (DerivedAddress each :
        MoneroKeys.subaddresses(account.network(), account.view(), account.spendPublic())) {
      sink.emit(
          WalletArtifacts.address(Chain.XMR, each.canonical(), each.form())
              .field("path", each.path())
              .field("basis", "derived")
              .build());
    }
    key("monero-view", account.view(), account.viewPublic(), sink);
    if (account.spends()) {
      key("monero-spend", account.spend(), account.spendPublic(), sink);
    }
    if (account.hasWords()) {
      words(account, unlocking);
    }
  }

  private static void key(String format, byte[] secret, byte[] publicKey, ArtifactSink sink) {
    sink.emit(
        WalletArtifacts.privateKey(format, Bytes.hex(secret))
            .field("public-key", Bytes.hex(publicKey))
            .field("locked", true)
            .build());
  }

  private static void words(MoneroAccount account, Unlocking unlocking) {
    Optional<SeedPhrase> phrase =
        Phrases.monero(account.list(), account.spend())
            .or(() -> Phrases.monero("english", account.spend()));
    phrase.ifPresent(
        words -> {
          unlocking.offerPhrase(words.phrase(), "Monero key file");
          unlocking
              .sink()
              .emit(
                  new KeyArtifacts()
                      .seedPhrase(words)
                      .field("languages", words.languages())
                      .field("fits-key", true)
                      .field("locked", true)
                      .build());
        });
  }
}
