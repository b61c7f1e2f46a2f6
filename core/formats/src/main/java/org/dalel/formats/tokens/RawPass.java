package org.dalel.formats.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.words.WordRowFinder;

/**
 * Tokens, text and byte sequences in bytes of any kind: all that several readers look for, compiled
 * together. Immutable; for all threads.
 */
public final class RawPass {

  private static final int MOST_SHAPES = 64;

  private final List<TokenPass> tokens = new ArrayList<>();
  private final Optional<TextRuns> text;
  private final List<RowTexts> rows;
  private final Optional<BytePass> bytes;

  /**
   * @param shapes of tokens
   * @param fewest characters of a stretch of text; 0 when none is looked for
   * @param patterns byte sequences
   */
  public RawPass(List<TokenShape> shapes, int fewest, List<byte[]> patterns) {
    this(shapes, fewest, patterns, Finders.PLAIN);
  }

  /** The same, where what is done with every byte is done by somebody else. */
  public RawPass(List<TokenShape> shapes, int fewest, List<byte[]> patterns, Finders finders) {
    this(shapes, fewest, List.of(), patterns, finders);
  }

  /**
   * Texts that may hold words in a row.
   *
   * @param fewest characters of a stretch of text
   * @param finder of the rows
   */
  public record Rows(int fewest, WordRowFinder finder) {}

  /** The same, where texts with words in a row are looked for too. */
  public RawPass(
      List<TokenShape> shapes,
      int fewest,
      List<Rows> rows,
      List<byte[]> patterns,
      Finders finders) {
    for (int at = 0; at < shapes.size(); at += MOST_SHAPES) {
      List<TokenShape> some = shapes.subList(at, Math.min(shapes.size(), at + MOST_SHAPES));
      tokens.add(new TokenPass(some, finders));
    }
    text = fewest == 0 ? Optional.empty() : Optional.of(new TextRuns(fewest, finders.runs()));
    this.rows =
        rows.stream()
            .map(one -> new RowTexts(new TextRuns(one.fewest(), finders.runs()), one.finder()))
            .toList();
    bytes =
        patterns.isEmpty()
            ? Optional.empty()
            : Optional.of(new BytePass(patterns, finders.pairs()));
  }

  /** Takes what is found. */
  public interface Sink {
    /** A token; see {@link TokenSink}. The shape is its index among all. */
    void token(Token token, int shape);

    /** A stretch of text; a part of it begins in what was scanned. */
    void text(FoundText text);

    /** A stretch of text that may hold words in a row; which, is the index among all rows. */
    default void row(FoundText text, int which) {
      throw new IllegalStateException("expected no rows of words, found " + which);
    }

    /** The place of a byte sequence, and its index. */
    void bytes(int pattern, int at);
  }

  /**
   * Scans bytes, of which only a part is reported: what begins there, and stretches of text that
   * reach into it. The rest is context.
   *
   * @param length how many bytes of {@code data} count
   * @param from offset of the first byte of the part
   * @param to offset behind its last byte
   */
  public void scan(byte[] data, int length, int from, int to, Sink sink) {
    for (int i = 0; i < tokens.size(); i++) {
      int first = i * MOST_SHAPES;
      tokens
          .get(i)
          .scan(
              data,
              0,
              length,
              (token, shape) -> {
                if (token.from() >= from && token.from() < to) {
                  sink.token(token, first + shape);
                }
              });
    }
    text.ifPresent(
        runs ->
            runs.find(
                data,
                0,
                length,
                found -> {
                  if (found.from() < to && found.to() > from) {
                    sink.text(found);
                  }
                }));
    for (int i = 0; i < rows.size(); i++) {
      int which = i;
      rows.get(i)
          .find(
              data,
              0,
              length,
              found -> {
                if (found.from() < to && found.to() > from) {
                  sink.row(found, which);
                }
              });
    }
    bytes.ifPresent(
        pass ->
            pass.find(
                data,
                0,
                length,
                (pattern, at) -> {
                  if (at >= from && at < to) {
                    sink.bytes(pattern, at);
                  }
                }));
  }
}
