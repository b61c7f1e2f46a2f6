package org.dalel.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.FoundText;
import org.dalel.formats.tokens.RawPass;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;

/** What the engine would hand to a scanner of some bytes or of a text. */
final class RawHits implements RawPass.Sink {

  private final ScannerDescription scanner;
  private final byte[] data;
  private final boolean decoded;
  private final List<Placed> hits = new ArrayList<>();

  private RawHits(ScannerDescription scanner, byte[] data, boolean decoded) {
    this.scanner = scanner;
    this.data = data;
    this.decoded = decoded;
  }

  /** Hands a hit to a scanner. */
  @FunctionalInterface
  interface Delivery {
    void to(TextScanner scanner, ScanContext context, ArtifactSink sink) throws Exception;
  }

  private record Placed(int at, Delivery hit) {}

  static List<Delivery> ofBytes(ScannerDescription scanner, byte[] data) {
    RawHits found = new RawHits(scanner, data, false);
    List<byte[]> patterns = scanner.bytes().stream().map(BytePattern::bytes).toList();
    new RawPass(shapes(scanner), scanner.text(), patterns)
        .scan(data, data.length, 0, data.length, found);
    return found.hits.stream().map(Placed::hit).toList();
  }

  static List<Delivery> ofText(ScannerDescription scanner, String text) {
    RawHits found = new RawHits(scanner, text.getBytes(StandardCharsets.UTF_8), true);
    int length = found.data.length;
    new RawPass(shapes(scanner), 0, List.of()).scan(found.data, length, 0, length, found);
    found.hits.sort(Comparator.comparingInt(Placed::at));
    List<Delivery> all = new ArrayList<>(found.hits.stream().map(Placed::hit).toList());
    if (scanner.text() > 0) {
      all.add((one, context, sink) -> one.text(TextRun.decoded(text), context, sink));
    }
    return all;
  }

  private static List<TokenShape> shapes(ScannerDescription scanner) {
    return scanner.tokens().stream()
        .map(
            one ->
                new TokenShape(
                    one.name(),
                    new Alphabet(one.characters()),
                    one.minLength(),
                    one.maxLength(),
                    one.prefixes()))
        .toList();
  }

  @Override
  public void token(Token token, int shape) {
    TokenHit hit =
        new TokenHit(
            shape,
            token.text(),
            encoding(token.encoding() == Token.Encoding.UTF_16),
            position(token.from()),
            token.before(TokenHit.BEFORE),
            token.after(TokenHit.AFTER));
    hits.add(new Placed(token.from(), (one, context, sink) -> one.token(hit, context, sink)));
  }

  @Override
  public void text(FoundText found) {
    String text = found.text();
    TextRun run =
        new TextRun(
            text,
            0,
            text.length(),
            encoding(found.form() == FoundText.Form.UTF_16LE),
            unit -> new Position.ByteOffset(found.byteOf(unit)));
    hits.add(new Placed(found.from(), (one, context, sink) -> one.text(run, context, sink)));
  }

  @Override
  public void bytes(int pattern, int at) {
    BytePattern looked = scanner.bytes().get(pattern);
    int first = Math.max(0, at - looked.before());
    int last = Math.min(data.length, at + looked.bytes().length + looked.after());
    ByteHit hit = new ByteHit(pattern, at, Arrays.copyOfRange(data, first, last), at - first);
    hits.add(new Placed(at, (one, context, sink) -> one.bytes(hit, context, sink)));
  }

  private TextEncoding encoding(boolean wide) {
    return decoded ? TextEncoding.DECODED : wide ? TextEncoding.UTF_16LE : TextEncoding.UTF_8;
  }

  private Position position(int at) {
    return decoded
        ? new Position.TextOffset(new String(data, 0, at, StandardCharsets.UTF_8).length())
        : new Position.ByteOffset(at);
  }
}
