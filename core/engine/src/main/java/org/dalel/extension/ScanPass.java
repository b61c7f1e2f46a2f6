package org.dalel.extension;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ByteHit;
import org.dalel.api.BytePattern;
import org.dalel.api.Position;
import org.dalel.api.ScanContext;
import org.dalel.api.ScannerDescription;
import org.dalel.api.TextEncoding;
import org.dalel.api.TextRun;
import org.dalel.api.TextScanner;
import org.dalel.api.TokenHit;
import org.dalel.api.TokenPattern;
import org.dalel.digest.ByteRuns;
import org.dalel.digest.PairScan;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Finders;
import org.dalel.formats.tokens.FoundText;
import org.dalel.formats.tokens.PlainRuns;
import org.dalel.formats.tokens.RawPass;
import org.dalel.formats.tokens.RunFinder;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;

/**
 * What several scanners look for, compiled into one pass over the data. Immutable; for all threads.
 */
final class ScanPass {

  private record Wanted(int scanner, int pattern) {}

  /** In compiled code where there is some. */
  static final Finders FINDERS =
      new Finders(
          ScanPass::runs, Optional.of((first, second) -> new PairScan(first, second)::find));

  private final List<ScannerDescription> scanners;
  private final List<Wanted> tokens = new ArrayList<>();
  private final List<Wanted> bytes = new ArrayList<>();
  private final List<BytePattern> patterns = new ArrayList<>();
  private final RawPass pass;
  private final RawPass tokensOnly;

  ScanPass(List<ScannerDescription> scanners) {
    this.scanners = List.copyOf(scanners);
    List<TokenShape> shapes = new ArrayList<>();
    for (int i = 0; i < scanners.size(); i++) {
      ScannerDescription scanner = scanners.get(i);
      for (int j = 0; j < scanner.tokens().size(); j++) {
        shapes.add(shape(scanner.tokens().get(j)));
        tokens.add(new Wanted(i, j));
      }
      for (int j = 0; j < scanner.bytes().size(); j++) {
        patterns.add(scanner.bytes().get(j));
        bytes.add(new Wanted(i, j));
      }
    }
    int fewest =
        scanners.stream().mapToInt(ScannerDescription::text).filter(n -> n > 0).min().orElse(0);
    pass = new RawPass(shapes, fewest, patterns.stream().map(BytePattern::bytes).toList(), FINDERS);
    tokensOnly = new RawPass(shapes, 0, List.of(), FINDERS);
  }

  private static RunFinder runs(byte[] inside, int shortest) {
    Optional<ByteRuns> compiled = ByteRuns.of(inside, shortest);
    return compiled.isPresent() ? compiled.get()::find : new PlainRuns(inside, shortest);
  }

  /** A hit, on its way to a scanner. */
  @FunctionalInterface
  interface Delivery {
    void to(TextScanner scanner, ScanContext context, ArtifactSink sink) throws Exception;
  }

  /** Takes the hits. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param scanner index of the scanner for which it is
     */
    void hit(int scanner, Delivery hit);
  }

  /** The hits of a window of bytes. */
  void window(ScanWindows window, Sink sink) {
    if (!window.isBlank()) {
      pass.scan(
          window.data(),
          window.length(),
          window.from(),
          window.to(),
          new Hits(
              window.data(), window.length(), window.from(), window.to(), window.base(), sink));
    }
  }

  /** The hits of the text of a document. */
  void text(String text, Sink sink) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (!tokens.isEmpty()) {
      Hits hits = new Hits(utf8, utf8.length, 0, utf8.length, 0, sink);
      List<TokenInText> found = new ArrayList<>();
      tokensOnly.scan(utf8, utf8.length, 0, utf8.length, new TokenCollector(found));
      found.sort(Comparator.comparingInt(token -> token.token().from()));
      TextOffsets offsets = new TextOffsets(utf8);
      for (TokenInText one : found) {
        long at = offsets.of(one.token().from());
        hits.token(one.token(), one.shape(), TextEncoding.DECODED, new Position.TextOffset(at));
      }
    }
    TextRun run = TextRun.decoded(text, utf8.length == text.length());
    for (int i = 0; i < scanners.size(); i++) {
      if (scanners.get(i).text() > 0) {
        sink.hit(i, (scanner, context, artifacts) -> scanner.text(run, context, artifacts));
      }
    }
  }

  private static TokenShape shape(TokenPattern pattern) {
    return new TokenShape(
        pattern.name(),
        new Alphabet(pattern.characters()),
        pattern.minLength(),
        pattern.maxLength(),
        pattern.prefixes());
  }

  private record TokenInText(Token token, int shape) {}

  /** Of decoded text, in which zeros may stand between the characters. */
  private record TokenCollector(List<TokenInText> found) implements RawPass.Sink {
    @Override
    public void token(Token token, int shape) {
      found.add(new TokenInText(token, shape));
    }

    @Override
    public void text(FoundText text) {
      throw new IllegalStateException("expected tokens, found text");
    }

    @Override
    public void bytes(int pattern, int at) {
      throw new IllegalStateException("expected tokens, found bytes");
    }
  }

  /** Brings what a pass finds into the form of the API. */
  private final class Hits implements RawPass.Sink {
    private final byte[] data;
    private final int length;
    private final int from;
    private final int to;
    private final long base;
    private final Sink sink;

    Hits(byte[] data, int length, int from, int to, long base, Sink sink) {
      this.data = data;
      this.length = length;
      this.from = from;
      this.to = to;
      this.base = base;
      this.sink = sink;
    }

    @Override
    public void token(Token token, int shape) {
      boolean wide = token.encoding() == Token.Encoding.UTF_16;
      token(
          token,
          shape,
          wide ? TextEncoding.UTF_16LE : TextEncoding.UTF_8,
          new Position.ByteOffset(base + token.from()));
    }

    void token(Token token, int shape, TextEncoding encoding, Position position) {
      Wanted wanted = tokens.get(shape);
      int room = (length - token.end()) / token.encoding().bytes();
      TokenHit hit =
          new TokenHit(
              wanted.pattern(),
              token.text(),
              encoding,
              position,
              token.before(TokenHit.BEFORE),
              token.after(Math.max(0, Math.min(TokenHit.AFTER, room))));
      sink.hit(wanted.scanner(), (scanner, context, out) -> scanner.token(hit, context, out));
    }

    @Override
    public void text(FoundText found) {
      String text = found.text();
      int first = found.from() >= from ? 0 : found.unitOf(from);
      int last = found.to() <= to ? text.length() : found.unitOf(to);
      IntFunction<Position> positions = unit -> new Position.ByteOffset(base + found.byteOf(unit));
      TextRun run = new TextRun(text, first, last, encoding(found), positions, found.isAscii());
      for (int i = 0; i < scanners.size(); i++) {
        int fewest = scanners.get(i).text();
        if (fewest > 0 && text.length() >= fewest) {
          sink.hit(i, (scanner, context, out) -> scanner.text(run, context, out));
        }
      }
    }

    private static TextEncoding encoding(FoundText found) {
      return found.form() == FoundText.Form.UTF_16LE ? TextEncoding.UTF_16LE : TextEncoding.UTF_8;
    }

    @Override
    public void bytes(int pattern, int at) {
      Wanted wanted = bytes.get(pattern);
      BytePattern looked = patterns.get(pattern);
      int first = Math.max(0, at - looked.before());
      int last = Math.min(length, at + looked.hex().length() / 2 + looked.after());
      ByteHit hit =
          new ByteHit(
              wanted.pattern(), base + at, Arrays.copyOfRange(data, first, last), at - first);
      sink.hit(wanted.scanner(), (scanner, context, out) -> scanner.bytes(hit, context, out));
    }
  }
}
