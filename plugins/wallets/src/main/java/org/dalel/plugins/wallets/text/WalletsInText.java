package org.dalel.plugins.wallets.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ByteHit;
import org.dalel.api.Confidence;
import org.dalel.api.Position;
import org.dalel.api.ScanContext;
import org.dalel.api.ScanPlace;
import org.dalel.api.ScannerDescription;
import org.dalel.api.Secret;
import org.dalel.api.TextRun;
import org.dalel.api.TextScanner;
import org.dalel.api.TokenHit;
import org.dalel.api.TokenPattern;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.ChainScanner;
import org.dalel.plugins.wallets.chain.Finding;
import org.dalel.plugins.wallets.seed.SeedPhrase;
import org.dalel.plugins.wallets.seed.SeedScanner;
import org.pf4j.Extension;

/**
 * Addresses, keys, transactions and seed phrases in text, unknown bytes and free space: one
 * artifact for each distinct one of a content or range, but for what the reader of a wallet file
 * says of the same content. In bytes, also keys of deleted Bitcoin Core wallets ({@link
 * CoreRemains}).
 *
 * <p>Secrets are shown by their ends; the offset leads to the rest in the evidence.
 */
@Extension
public final class WalletsInText implements TextScanner {
  private static final int MOST_OFFERS = 200;

  /** More distinct ones than an extraction may emit. */
  private static final int MOST_FINDINGS = 200_000;

  /** Twelve words of three letters, with something between them. */
  private static final int SHORTEST_PHRASE = 40;

  /** Immutable, and takes a moment to make. */
  private static final class Seeds {
    static final SeedScanner SCANNER = new SeedScanner();
  }

  private record Phrase(SeedPhrase phrase, long offset) {}

  private final List<Finding> findings = new ArrayList<>();
  private final List<Phrase> phrases = new ArrayList<>();
  private final CoreRemains remains = new CoreRemains();

  @Override
  public ScannerDescription description() {
    return ScannerDescription.of("wallets-in-text", "1.4.0")
        .tokens(
            ChainScanner.shared().shapes().stream()
                .map(WalletsInText::pattern)
                .toArray(TokenPattern[]::new))
        .text(SHORTEST_PHRASE, SeedScanner.ROW)
        .bytes(CoreRemains.PATTERNS)
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
        .emits(
            WalletType.HASH_LINE.label(),
            "What a password search needs to know of the lock of a deleted wallet.")
        .build();
  }

  @Override
  public void token(TokenHit hit, ScanContext context, ArtifactSink sink) {
    Token token = token(hit);
    long offset = offset(hit.position());
    ChainScanner.shared()
        .recognise(token, hit.pattern())
        .map(what -> new Finding(offset, token.encoding(), token.text(), what))
        .filter(found -> findings.size() < MOST_FINDINGS && ChainScanner.isNew(findings, found))
        .ifPresent(findings::add);
  }

  @Override
  public void text(TextRun run, ScanContext context, ArtifactSink sink) {
    for (SeedPhrase phrase : Seeds.SCANNER.scan(run.text(), run.isAscii())) {
      if (run.owns(phrase.from())) {
        phrases.add(new Phrase(phrase, offset(run.position(phrase.from()))));
      }
    }
  }

  @Override
  public void bytes(ByteHit hit, ScanContext context, ArtifactSink sink) {
    context.checkpoint();
    remains.take(hit, sink);
  }

  @Override
  public void finish(ScanContext context, ArtifactSink sink) throws IOException {
    boolean decoded = context.place() == ScanPlace.TEXT;
    LongFunction<Position> positions =
        decoded ? Position.TextOffset::new : Position.ByteOffset::new;
    TextFindings found = new TextFindings(positions);
    findings.sort(Comparator.comparingLong(Finding::offset));
    ChainScanner.believed(findings).forEach(one -> found.add(one, one.offset()));
    phrases.forEach(one -> found.add(one.phrase(), one.offset()));
    context.checkpoint();
    offer(phrases.stream().map(Phrase::phrase).toList(), context);
    if (!found.isEmpty()) {
      emit(found, AlreadyTold.of(context.file(), context), context, sink);
    }
  }

  private static TokenPattern pattern(TokenShape shape) {
    return new TokenPattern(
        shape.name(),
        shape.alphabet().characters(),
        shape.minLength(),
        shape.maxLength(),
        shape.prefixes());
  }

  /** The token among its neighbours. */
  private static Token token(TokenHit hit) {
    byte[] around = (hit.before() + hit.text() + hit.after()).getBytes(StandardCharsets.ISO_8859_1);
    return new Token(
        around, hit.before().length(), hit.text().length(), Token.Encoding.ASCII, hit.text());
  }

  private static long offset(Position position) {
    return position instanceof Position.ByteOffset bytes
        ? bytes.offset()
        : ((Position.TextOffset) position).offset();
  }

  private static void emit(
      TextFindings found, AlreadyTold told, ScanContext context, ArtifactSink sink) {
    found.forEach(
        artifact -> {
          context.checkpoint();
          if (!told.has(artifact)) {
            sink.emit(artifact);
          }
        });
  }

  /** Phrases may open something, and an examiner may want to see them whole. */
  private static void offer(List<SeedPhrase> phrases, ScanContext context) {
    Map<Boolean, List<SeedPhrase>> bySureness =
        phrases.stream()
            .collect(Collectors.partitioningBy(p -> TextFindings.confidence(p) != Confidence.LOW));
    Stream.concat(
            bySureness.get(true).stream().limit(MOST_OFFERS),
            bySureness.get(false).stream().limit(TextFindings.MOST_UNLIKELY))
        .map(p -> new Secret(Secret.Kind.SEED_PHRASE, p.phrase(), "text, " + p.scheme().label()))
        .forEach(context.secrets()::offer);
  }
}
