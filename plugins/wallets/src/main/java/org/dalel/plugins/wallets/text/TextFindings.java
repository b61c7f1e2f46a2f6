package org.dalel.plugins.wallets.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.api.Identifier;
import org.dalel.plugins.wallets.chain.Finding;
import org.dalel.plugins.wallets.chain.Kind;
import org.dalel.plugins.wallets.chain.Reading;
import org.dalel.plugins.wallets.chain.Recognition;
import org.dalel.plugins.wallets.seed.SeedPhrase;

/** Gathers what is found in one text: each distinct value once, with its places. */
final class TextFindings {
  private static final int MAX_OFFSETS = 20;

  /** A phrase whose check could hold by chance has to be spoken of to be believed. */
  private static final int SURE_BITS = 8;

  private record Key(String type, String value) {}

  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  void add(Finding finding, long offset) {
    Recognition what = finding.recognition();
    add(
        new Key(type(what.kind()), what.canonical()),
        offset,
        offsets -> artifact(finding, offsets));
  }

  void add(SeedPhrase phrase) {
    add(
        new Key("seed-phrase", phrase.phrase()),
        phrase.from(),
        offsets -> artifact(phrase, offsets));
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
  static String type(Kind kind) {
    return switch (kind) {
      case ADDRESS, PUBLIC_KEY, VIEWING_KEY, INVOICE -> "wallet-address";
      case EXTENDED_PUBLIC_KEY, EXTENDED_PRIVATE_KEY -> "extended-key";
      case PRIVATE_KEY, ENCRYPTED_PRIVATE_KEY -> "private-key";
      case TRANSACTION_ID -> "transfer";
    };
  }

  private static Artifact artifact(Finding finding, Entry entry) {
    Recognition what = finding.recognition();
    boolean secret = what.kind().isSecret();
    List<String> chains =
        what.readings().stream().map(reading -> reading.chain().code()).distinct().toList();
    Artifact.Builder artifact =
        Artifact.of(type(what.kind()))
            .field("kind", what.kind().label())
            .field("chain", String.join(" or ", chains))
            .field("value", secret ? masked(what.canonical()) : what.canonical());
    if (!secret && !finding.text().equals(what.canonical())) {
      artifact.field("written", finding.text());
    }
    artifact
        .field("form", what.readings().get(0).form())
        .field("test_network", what.readings().stream().allMatch(Reading::test))
        .field("basis", what.basis())
        .field("occurrences", entry.occurrences)
        .field("offsets", entry.offsets)
        .atText(entry.first)
        .confidence(
            what.proof() == Recognition.Proof.CHECKSUM ? Confidence.HIGH : Confidence.MEDIUM);
    if (what.kind() == Kind.ADDRESS) {
      for (String chain : chains) {
        artifact.identifier(
            Identifier.mentioned(
                Identifier.Kind.WALLET_ADDRESS, finding.text(), chain + ":" + what.canonical()));
      }
    }
    return artifact.build();
  }

  private static Artifact artifact(SeedPhrase phrase, Entry entry) {
    int count = phrase.words().size();
    return Artifact.of("seed-phrase")
        .field("scheme", phrase.scheme().label())
        .field("languages", phrase.languages())
        .field("words", (long) count)
        .field("value", phrase.words().get(0) + " … " + phrase.words().get(count - 1))
        .field("check_bits", (long) phrase.checkBits())
        .field("spoken_of", phrase.spoken())
        .field("occurrences", entry.occurrences)
        .field("offsets", entry.offsets)
        .atText(entry.first)
        .confidence(confidence(phrase))
        .build();
  }

  private static Confidence confidence(SeedPhrase phrase) {
    if (phrase.spoken()) {
      return Confidence.HIGH;
    }
    return phrase.checkBits() >= SURE_BITS ? Confidence.MEDIUM : Confidence.LOW;
  }

  /** The first and last four characters of a secret. */
  static String masked(String secret) {
    int shown = secret.length() < 16 ? 2 : 4;
    return secret.substring(0, shown) + "…" + secret.substring(secret.length() - shown);
  }
}
