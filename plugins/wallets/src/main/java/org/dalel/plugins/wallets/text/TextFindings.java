package org.dalel.plugins.wallets.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.api.Identifier;
import org.dalel.api.Position;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.Finding;
import org.dalel.plugins.wallets.chain.Kind;
import org.dalel.plugins.wallets.chain.Reading;
import org.dalel.plugins.wallets.chain.Recognition;
import org.dalel.plugins.wallets.seed.Scheme;
import org.dalel.plugins.wallets.seed.SeedPhrase;

/** Gathers what is found in one content or range: each distinct value once, with its places. */
final class TextFindings {
  private static final int MAX_OFFSETS = 20;

  /** A phrase whose check could hold by chance has to be spoken of to be believed. */
  private static final int SURE_BITS = 8;

  /**
   * Phrases of a text that may be chance and are derived from all the same: when one of their
   * addresses is elsewhere in the case it was none.
   */
  static final int MOST_UNLIKELY = 20;

  private final LongFunction<Position> positions;

  /**
   * @param positions how an offset is to be understood: in decoded text or in bytes
   */
  TextFindings(LongFunction<Position> positions) {
    this.positions = positions;
  }

  private record Key(WalletType type, String value) {}

  private int unlikely;
  private final KeyArtifacts keys = new KeyArtifacts();
  private final ShareSets shares = new ShareSets();
  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  void add(Finding finding, long offset) {
    Recognition what = finding.recognition();
    add(
        new Key(type(what.kind()), what.canonical()),
        offset,
        offsets -> artifact(finding, offsets));
  }

  void add(SeedPhrase phrase, long offset) {
    phrase.share().ifPresent(share -> shares.add(phrase, share));
    add(
        new Key(WalletType.SEED_PHRASE, phrase.scheme().label() + " " + phrase.phrase()),
        offset,
        offsets -> artifact(phrase, offsets));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  void forEach(Consumer<Artifact> sink) {
    entries.values().forEach(entry -> sink.accept(entry.artifact()));
  }

  private void add(Key key, long offset, Function<Entry, Artifact> maker) {
    entries.computeIfAbsent(key, k -> new Entry(offset, maker)).met(offset);
  }

  private static final class Entry {
    final long first;
    final List<Long> offsets = new ArrayList<>(1);
    private final Function<Entry, Artifact> maker;
    long occurrences;

    Entry(long first, Function<Entry, Artifact> maker) {
      this.first = first;
      this.maker = maker;
    }

    void met(long offset) {
      occurrences++;
      if (offsets.size() < MAX_OFFSETS) {
        offsets.add(offset);
      }
    }

    Artifact artifact() {
      return maker.apply(this);
    }
  }

  /** The artifact type of what a token is. */
  static WalletType type(Kind kind) {
    return switch (kind) {
      case ADDRESS, PUBLIC_KEY, VIEWING_KEY, INVOICE -> WalletType.ADDRESS;
      case EXTENDED_PUBLIC_KEY, EXTENDED_PRIVATE_KEY -> WalletType.EXTENDED_KEY;
      case PRIVATE_KEY, ENCRYPTED_PRIVATE_KEY -> WalletType.PRIVATE_KEY;
      case TRANSACTION_ID -> WalletType.TRANSFER;
    };
  }

  private Artifact artifact(Finding finding, Entry entry) {
    Recognition what = finding.recognition();
    List<Chain> chains = what.readings().stream().map(Reading::chain).distinct().toList();
    String form = what.readings().get(0).form();
    Artifact.Builder artifact =
        begun(what, form)
            .field("kind", what.kind().label())
            .field("chain", String.join(" or ", chains.stream().map(Chain::code).toList()));
    if (type(what.kind()) != WalletType.PRIVATE_KEY) {
      artifact.field("form", form);
    }
    if (!what.kind().isSecret() && !finding.text().equals(what.canonical())) {
      artifact.field("written", finding.text());
    }
    artifact
        .field("test-network", what.readings().stream().allMatch(Reading::test))
        .field("basis", what.basis())
        .confidence(
            what.proof() == Recognition.Proof.CHECKSUM ? Confidence.HIGH : Confidence.MEDIUM);
    if (what.kind() == Kind.ADDRESS) {
      chains.forEach(chain -> artifact.identifier(mentioned(finding, chain)));
    }
    return placed(artifact, entry);
  }

  /** The value itself stands first, as in the artifacts of wallet files. */
  private Artifact.Builder begun(Recognition what, String form) {
    String value = what.canonical();
    return switch (type(what.kind())) {
      case EXTENDED_KEY -> keys.extendedKey(value, what.kind().isSecret());
      case PRIVATE_KEY -> keys.privateKey(form, value);
      case TRANSFER -> Artifact.of(WalletType.TRANSFER.label()).field("txid", value);
      default -> Artifact.of(WalletType.ADDRESS.label()).field(what.kind().label(), value);
    };
  }

  private static Identifier mentioned(Finding finding, Chain chain) {
    return Identifier.mentioned(
        Identifier.Kind.WALLET_ADDRESS,
        finding.text(),
        chain.code() + ":" + finding.recognition().canonical());
  }

  private Artifact artifact(SeedPhrase phrase, Entry entry) {
    Confidence confidence = confidence(phrase);
    return placed(
        begun(phrase, confidence)
            .field("languages", phrase.languages())
            .field("check-bits", (long) phrase.checkBits())
            .field("spoken-of", phrase.spoken())
            .confidence(confidence),
        entry);
  }

  private Artifact.Builder begun(SeedPhrase phrase, Confidence confidence) {
    if (phrase.scheme() == Scheme.SLIP39) {
      return keys.share(phrase, shares.secretToldOf(phrase));
    }
    return confidence == Confidence.LOW && ++unlikely > MOST_UNLIKELY
        ? WalletArtifacts.seedPhrase(phrase.scheme().label(), phrase.phrase())
        : keys.seedPhrase(phrase);
  }

  private Artifact placed(Artifact.Builder artifact, Entry entry) {
    return artifact
        .field("occurrences", entry.occurrences)
        .field("offsets", entry.offsets)
        .at(positions.apply(entry.first))
        .build();
  }

  /** How sure a phrase is one. */
  static Confidence confidence(SeedPhrase phrase) {
    if (phrase.spoken()) {
      return Confidence.HIGH;
    }
    return phrase.checkBits() >= SURE_BITS ? Confidence.MEDIUM : Confidence.LOW;
  }
}
