package org.dalel.extension;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import org.dalel.api.WordRow;
import org.dalel.digest.ByteRunSets;
import org.dalel.digest.ByteRuns;
import org.dalel.digest.PairScan;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Finders;
import org.dalel.formats.tokens.FoundText;
import org.dalel.formats.tokens.PlainRuns;
import org.dalel.formats.tokens.RawPass;
import org.dalel.formats.tokens.RunFinder;
import org.dalel.formats.tokens.SetRuns;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;

/**
 * What several scanners look for, compiled into one pass over the data. Immutable; for all threads.
 */
final class ScanPass {

  private record Wanted(int scanner, int pattern) {}

  /** A scanner that wants to see texts with words in a row alone. */
  private record TextsWithRows(int scanner, int fewest, TextRows rows) {}

  /** In compiled code where there is some. */
  static final Finders FINDERS =
      new Finders(
          ScanPass::runs,
          ScanPass::sets,
          Optional.of((first, second) -> new PairScan(first, second)::find));

  private final List<ScannerDescription> scanners;
  private final List<Wanted> tokens = new ArrayList<>();
  private final List<Wanted> bytes = new ArrayList<>();
  private final List<BytePattern> patterns = new ArrayList<>();
  private final List<Integer> texts = new ArrayList<>();
  private final List<TextsWithRows> rows = new ArrayList<>();
  private final RawPass pass;
  private final RawPass tokensOnly;

  ScanPass(List<ScannerDescription> scanners) {
    this(scanners, TextRows::new);
  }

  /**
   * @param searches gives the search for words in a row
   */
  ScanPass(List<ScannerDescription> scanners, Function<WordRow, TextRows> searches) {
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
      if (scanner.text() > 0 && scanner.row().isPresent() && TextRows.areFound()) {
        rows.add(new TextsWithRows(i, scanner.text(), searches.apply(scanner.row().get())));
      } else if (scanner.text() > 0) {
        texts.add(i);
      }
    }
    int fewest = texts.stream().mapToInt(i -> scanners.get(i).text()).min().orElse(0);
    pass =
        new RawPass(
            shapes,
            fewest,
            rows.stream().map(one -> new RawPass.Rows(one.fewest, one.rows)).toList(),
            patterns.stream().map(BytePattern::bytes).toList(),
            FINDERS);
    tokensOnly = new RawPass(shapes, 0, List.of(), FINDERS);
  }

  private static RunFinder runs(byte[] inside, int shortest) {
    Optional<ByteRuns> compiled = ByteRuns.of(inside, shortest);
    return compiled.isPresent() ? compiled.get()::find : new PlainRuns(inside, shortest);
  }

  private static SetRuns sets(List<SetRuns.ByteSet> sets) {
    if (sets.size() > ByteRunSets.MOST_SETS) {
      return SetRuns.oneByOne(ScanPass::runs).of(sets);
    }
    List<ByteRunSets.Wanted> wanted =
        sets.stream().map(set -> new ByteRunSets.Wanted(set.inside(), set.shortest())).toList();
    Optional<ByteRunSets> compiled = ByteRunSets.of(wanted);
    if (compiled.isEmpty()) {
      return SetRuns.oneByOne(ScanPass::runs).of(sets);
    }
    ByteRunSets runs = compiled.get();
    return (data, from, to, sink) -> runs.each(data, from, to, sink::run);
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
      tellFailures(sink);
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
    Delivery whole = (scanner, context, artifacts) -> scanner.text(run, context, artifacts);
    texts.forEach(scanner -> sink.hit(scanner, whole));
    rows.stream().filter(one -> one.rows.isIn(utf8)).forEach(one -> sink.hit(one.scanner, whole));
    tellFailures(sink);
  }

  /** A scanner whose lists of words cannot be had fails where it would be called. */
  private void tellFailures(Sink sink) {
    for (TextsWithRows one : rows) {
      one.rows
          .failure()
          .ifPresent(
              failure ->
                  sink.hit(
                      one.scanner,
                      (scanner, context, out) -> {
                        throw new IllegalStateException("words in a row: " + failure, failure);
                      }));
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
      TextRun run = run(found);
      for (int i : texts) {
        if (run.text().length() >= scanners.get(i).text()) {
          sink.hit(i, (scanner, context, out) -> scanner.text(run, context, out));
        }
      }
    }

    @Override
    public void row(FoundText found, int which) {
      TextRun run = run(found);
      sink.hit(rows.get(which).scanner, (scanner, context, out) -> scanner.text(run, context, out));
    }

    private TextRun run(FoundText found) {
      String text = found.text();
      int first = found.from() >= from ? 0 : found.unitOf(from);
      int last = found.to() <= to ? text.length() : found.unitOf(to);
      IntFunction<Position> positions = unit -> new Position.ByteOffset(base + found.byteOf(unit));
      return new TextRun(text, first, last, encoding(found), positions, found.isAscii());
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
