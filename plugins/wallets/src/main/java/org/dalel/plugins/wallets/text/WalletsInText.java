package org.dalel.plugins.wallets.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Confidence;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.ChainScanner;
import org.dalel.plugins.wallets.chain.Finding;
import org.dalel.plugins.wallets.seed.SeedPhrase;
import org.dalel.plugins.wallets.seed.SeedScanner;
import org.pf4j.Extension;

/**
 * Addresses, keys, transactions and seed phrases in any item whose text is known: one artifact for
 * each distinct one of a text, but for what the reader of a wallet file says of the same content.
 *
 * <p>Secrets are shown by their ends; the offset leads to the rest in the evidence.
 */
@Extension
public final class WalletsInText implements ArtifactExtractor {
  private static final int MOST_OFFERS = 200;

  /** Immutable, and takes a moment to make. */
  private static final class Seeds {
    static final SeedScanner SCANNER = new SeedScanner();
  }

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("wallets-in-text", "1.3.0")
        .scope(Scope.CONTENT)
        .interest(Interest.anyText())
        .emits(
            WalletType.ADDRESS.label(),
            "An address, public or viewing key, or invoice of a crypto-currency that stands in a text.")
        .emits(
            WalletType.EXTENDED_KEY.label(),
            "A BIP-32 extended key; from a public one all addresses follow.")
        .emits(
            WalletType.PRIVATE_KEY.label(),
            "A key that spends; with a password, if it is encrypted.")
        .emits(WalletType.TRANSFER.label(), "A transaction that a text speaks of.")
        .emits(
            WalletType.SEED_PHRASE.label(),
            "Words from which all keys of a wallet are made; their check holds.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    Optional<CharSequence> text = file.text();
    if (text.isPresent()) {
      TextFindings found = scan(text.get().toString(), context);
      if (!found.isEmpty()) {
        emit(found, AlreadyTold.of(file, context), context, sink);
      }
    }
  }

  private static void emit(
      TextFindings found, AlreadyTold told, ExtractionContext context, ArtifactSink sink) {
    found.forEach(
        artifact -> {
          context.checkpoint();
          if (!told.has(artifact)) {
            sink.emit(artifact);
          }
        });
  }

  /** Phrases may open something, and an examiner may want to see them whole. */
  private static void offer(List<SeedPhrase> phrases, ExtractionContext context) {
    Map<Boolean, List<SeedPhrase>> bySureness =
        phrases.stream()
            .collect(Collectors.partitioningBy(p -> TextFindings.confidence(p) != Confidence.LOW));
    Stream.concat(
            bySureness.get(true).stream().limit(MOST_OFFERS),
            bySureness.get(false).stream().limit(TextFindings.MOST_UNLIKELY))
        .map(p -> new Secret(Secret.Kind.SEED_PHRASE, p.phrase(), "text, " + p.scheme().label()))
        .forEach(context.secrets()::offer);
  }

  private static TextFindings scan(String text, ExtractionContext context) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    context.checkpoint();
    List<Finding> findings =
        ChainScanner.shared().scan(bytes).stream()
            .sorted(Comparator.comparingLong(Finding::offset))
            .toList();
    context.checkpoint();
    TextFindings found = new TextFindings();
    TextOffsets offsets = new TextOffsets(bytes);
    for (Finding finding : findings) {
      found.add(finding, offsets.of(finding.offset()));
    }
    List<SeedPhrase> phrases = Seeds.SCANNER.scan(text);
    phrases.forEach(found::add);
    context.checkpoint();
    offer(phrases, context);
    return found;
  }
}
