package org.dalel.plugins.wallets.mycelium;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Position;
import org.dalel.api.ScanContext;
import org.dalel.api.ScannerDescription;
import org.dalel.api.TextScanner;
import org.dalel.api.TokenHit;
import org.dalel.api.TokenPattern;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.crypto.Unlocked;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.pf4j.Extension;

/**
 * Paper backups of Mycelium ({@link PaperBackup}) in text: the PDF that the program writes, which
 * has each token in two lines, or what somebody noted of it. No program tries passwords on them, so
 * there is no hash line.
 */
@Extension
public final class PaperBackupsInText implements TextScanner {

  /** Half a token, the shorter one. */
  private static final int LEAST = 31;

  private static final int LONGEST = 512;

  /** Backups in one content; each costs a scrypt for each password. */
  private static final int MOST = 1_000;

  private static final Pattern SECOND_HALF = Pattern.compile("\\s{1,8}([A-Za-z0-9_-]{31,})");

  private record Found(PaperBackup backup, Position position) {}

  private final Map<String, Found> found = new LinkedHashMap<>();
  private long left;

  @Override
  public ScannerDescription description() {
    return ScannerDescription.of("mycelium-paper-backups", "1.0.0")
        .tokens(
            TokenPattern.of("Mycelium backup", PaperBackup.DIGITS, LEAST, LONGEST)
                .startingWith("xEncE", "xEncG"))
        .emits(WalletType.WALLET.label(), "A locked key or seed of a paper backup.")
        .emits(
            WalletType.PRIVATE_KEY.label(),
            "The key of a paper backup, opened with a known password.")
        .emits(
            WalletType.SEED_PHRASE.label(),
            "The words of a paper backup, opened with a known password.")
        .build();
  }

  @Override
  public void token(TokenHit hit, ScanContext context, ArtifactSink sink) {
    String token = hit.text();
    Optional<PaperBackup> backup = PaperBackup.of(token);
    Matcher more = SECOND_HALF.matcher(hit.after());
    if (backup.isEmpty() && more.lookingAt()) {
      token += more.group(1);
      backup = PaperBackup.of(token);
    }
    if (backup.isPresent() && !found.containsKey(token)) {
      if (found.size() < MOST) {
        found.put(token, new Found(backup.get(), hit.position()));
      } else {
        left++;
      }
    }
  }

  @Override
  public void finish(ScanContext context, ArtifactSink sink) throws Exception {
    Unlocking unlocking = new Unlocking(context, sink);
    KeyArtifacts keys = new KeyArtifacts();
    if (left > 0) {
      sink.limit(
          new Position.WholeItem(),
          "paper backups of Mycelium: expected at most %d in one content, found %d further places of others; these are not told"
              .formatted(MOST, left));
    }
    for (Map.Entry<String, Found> each : found.entrySet()) {
      context.checkpoint();
      emit(each.getKey(), each.getValue(), unlocking, keys);
    }
  }

  private static void emit(String token, Found found, Unlocking unlocking, KeyArtifacts keys)
      throws Exception {
    PaperBackup backup = found.backup();
    Artifact.Builder wallet =
        WalletArtifacts.wallet(MyceliumWallet.PROGRAM, backup.network().label(), "file")
            .field("kind", backup.kind().words())
            .field("token", token)
            .field("kdf", "scrypt")
            .field("kdf-n", backup.kdf().n())
            .field("kdf-r", backup.kdf().r())
            .field("kdf-p", backup.kdf().p())
            .at(found.position());
    Optional<Unlocked<PaperBackup.Inside>> inside =
        unlocking.wallet(
            wallet,
            () ->
                unlocking.attempt(
                    "paper backup " + token.substring(token.length() - 8),
                    backup.kdf(),
                    password -> backup.open(password, unlocking.checkpoint())));
    if (inside.isPresent()) {
      PaperBackup.Inside open = inside.get().content();
      open.key()
          .map(key -> key.artifact(backup.network()))
          .or(() -> open.seed().map(seed -> phrase(seed, unlocking, keys)))
          .ifPresent(
              secret ->
                  unlocking.sink().emit(secret.field("locked", true).at(found.position()).build()));
    }
  }

  private static Artifact.Builder phrase(MasterSeed seed, Unlocking unlocking, KeyArtifacts keys) {
    unlocking.offerPhrase(seed.words(), "Mycelium paper backup");
    return keys.seedPhrase("bip39", seed.words(), seed.passphrase())
        .field("with-passphrase", !seed.passphrase().isEmpty());
  }
}
