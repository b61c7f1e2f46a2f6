package org.dalel.plugins.wallets.extension;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Confidence;
import org.dalel.api.ExtractionContext;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.vault.Vault;

/** Emits what the store of one extension says: the wallet, its locks, and every fact. */
final class WalletReport {

  private static final int MOST_GENERATIONS = 200;
  private static final int TAG_BYTES = 16;

  /** An empty list of keys is too short for hashcat, and nothing is gained by opening it. */
  private static final int FEWEST_BYTES = 30;

  private final Installation installation;
  private final Facts facts;
  private final ExtractionContext context;
  private final ArtifactSink sink;

  WalletReport(
      Installation installation, Facts facts, ExtractionContext context, ArtifactSink sink) {
    this.installation = installation;
    this.facts = facts;
    this.context = context;
    this.sink = sink;
  }

  void emit() throws Exception {
    Confidence confidence = installation.known().isPresent() ? Confidence.HIGH : Confidence.MEDIUM;
    List<Facts.Lock> locks = facts.locks();
    for (int i = 0; i < locks.size(); i++) {
      if (contentBytes(locks.get(i).vault()) >= FEWEST_BYTES) {
        sink.emit(hashLine(locks.get(i), i + 1).confidence(confidence).build());
      }
    }
    new KeplrAccounts(facts).note();
    facts.emit(sink::emit, confidence);
    Unlocking offers = new Unlocking(context, sink);
    facts.phrases().forEach(phrase -> offers.offerPhrase(phrase, installation.program()));
    new VaultOpening(installation.program(), context, sink)
        .run(wallet().confidence(confidence), facts);
  }

  private String encryption() {
    boolean locked = !facts.locks().isEmpty() || !facts.otherLocks().isEmpty();
    if (facts.live("phrase ")) {
      return "none";
    }
    return locked ? "keys" : "unknown";
  }

  private Artifact.Builder wallet() {
    Artifact.Builder wallet = installation.wallet(encryption());
    facts.locks().stream()
        .map(Facts.Lock::vault)
        .findFirst()
        .ifPresent(
            vault -> wallet.field("cipher", "AES-256-GCM").field("kdf", "PBKDF2-HMAC-SHA256"));
    facts.locks().stream()
        .filter(lock -> lock.best().fate() == Stand.Fate.LIVE)
        .findFirst()
        .ifPresent(lock -> wallet.field("kdf-rounds", lock.vault().rounds()));
    if (!facts.otherLocks().isEmpty()) {
      wallet.field("other-locks", List.copyOf(facts.otherLocks().keySet()));
    }
    wallet
        .field("vaults", (long) facts.locks().size())
        .field("vault-generations", generations())
        .field("accounts", facts.addresses())
        .field("contacts", facts.count("contact "))
        .field("transactions", facts.count("transfer "));
    facts.describe(wallet);
    if (facts.keplr().isLocked() && installation.app().isEmpty()) {
      wallet.field("unverified-schema", true);
    }
    return wallet;
  }

  /** Each writing of a vault, the oldest first: what became of it, where it is, which it is. */
  private List<String> generations() {
    record Writing(Stand stand, String line) {}
    List<Writing> all = new ArrayList<>();
    List<Facts.Lock> locks = facts.locks();
    for (int i = 0; i < locks.size(); i++) {
      String which = ", vault " + (i + 1) + ", " + locks.get(i).vault().rounds() + " rounds";
      locks.get(i).stands().forEach(stand -> all.add(new Writing(stand, stand + which)));
    }
    all.sort((a, b) -> Long.compare(a.stand().order(), b.stand().order()));
    return all.stream().map(Writing::line).limit(MOST_GENERATIONS).toList();
  }

  private static Artifact.Builder hashLine(Facts.Lock lock, int number) {
    String mode = String.valueOf(lock.vault().mode());
    return lock.best()
        .on(
            WalletArtifacts.hashLine("hashcat", mode, lock.vault().line())
                .field("vault", (long) number)
                .field("kdf-rounds", lock.vault().rounds())
                .field("content-bytes", contentBytes(lock.vault()))
                .field("written", (long) lock.stands().size()));
  }

  /** What is locked, without the tag of AES-GCM; 2 bytes are an empty list of keys. */
  private static long contentBytes(Vault vault) {
    return Base64.getDecoder().decode(vault.data()).length - TAG_BYTES;
  }
}
