package org.dalel.formats.tokens;

import java.util.Arrays;
import java.util.List;
import org.dalel.formats.tokens.ShapeTables.Family;

/**
 * Finds tokens in bytes of any kind: what is reported is a run of token characters that is as long
 * as possible ({@link RunFinder}) and fits a shape, or its rest behind an escape or a length byte.
 * Time is linear in the bytes, whatever they are. Immutable; for all threads.
 */
public final class TokenPass {

  private final ShapeTables tables;
  private final Family[] families;
  private final SetRuns runs;
  private final RunFinder wideRuns;

  /** Compiles the shapes, at most 64. */
  public TokenPass(List<TokenShape> shapes) {
    this(shapes, Finders.PLAIN);
  }

  /** The same, where runs are found by somebody else. */
  public TokenPass(List<TokenShape> shapes, Finders finders) {
    tables = new ShapeTables(shapes);
    families = tables.families();
    runs =
        finders
            .sets()
            .of(
                Arrays.stream(families)
                    .map(family -> new SetRuns.ByteSet(family.inside(), family.shortest()))
                    .toList());
    // text in UTF-16 is rare: one look for all families
    wideRuns =
        finders
            .runs()
            .of(
                inAny(families),
                Arrays.stream(families).mapToInt(Family::shortest).min().orElseThrow());
  }

  private static byte[] inAny(Family[] families) {
    byte[] inside = new byte[256];
    for (Family family : families) {
      for (int c = 0; c < inside.length; c++) {
        inside[c] |= family.inside()[c];
      }
    }
    return inside;
  }

  /** Most bytes that a token may take, of any encoding, with what may stand hidden in front. */
  public int longestBytes() {
    return (tables.longest() + 8) * 2;
  }

  /** All tokens of the bytes, those in ASCII first, then those in UTF-16. */
  public void scan(byte[] data, TokenSink sink) {
    scan(data, 0, data.length, sink);
  }

  /**
   * All tokens of a part of the bytes.
   *
   * @param from offset of its first byte; what stands in front may still be asked for as context
   * @param to offset behind its last byte; tokens end there
   */
  public void scan(byte[] data, int from, int to, TokenSink sink) {
    Row[] rows = rows(data, data, 0, 1, sink);
    find(data, from, to).inOrder((family, start, end) -> report(rows[family], start, end));
    wideRuns.each(data, from, to, true, (start, end, bits) -> wide(data, start, end, from, sink));
  }

  private FoundRuns find(byte[] data, int from, int to) {
    FoundRuns found = new FoundRuns(families.length);
    runs.each(data, from, to, found::add);
    return found;
  }

  /** A run in UTF-16 is copied into single bytes, with the character in front of it. */
  private void wide(byte[] data, int start, int end, int from, TokenSink sink) {
    int first = start - 2 >= from && data[start - 1] == 0 ? start - 2 : start;
    byte[] narrow = new byte[(end - first) / 2];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = data[first + 2 * i];
    }
    Row[] rows = rows(data, narrow, first, 2, sink);
    find(narrow, (start - first) / 2, narrow.length)
        .inOrder((family, at, to) -> report(rows[family], at, to));
  }

  private Row[] rows(byte[] data, byte[] characters, int origin, int stride, TokenSink sink) {
    return Arrays.stream(families)
        .map(family -> new Row(family, data, characters, origin, stride, sink))
        .toArray(Row[]::new);
  }

  /**
   * Characters among which one stretch may be a token of a family.
   *
   * @param data where the token is reported
   * @param characters one byte each
   * @param origin offset in {@code data} of the first of {@code characters}
   * @param stride bytes of a character in {@code data}
   */
  private record Row(
      Family family, byte[] data, byte[] characters, int origin, int stride, TokenSink sink) {

    Token token(int from, int to) {
      Token.Encoding encoding = stride == 1 ? Token.Encoding.ASCII : Token.Encoding.UTF_16;
      return Token.at(data, origin + from * stride, to - from, encoding);
    }
  }

  private void report(Row row, int from, int to) {
    int length = to - from;
    if (length > row.family().longest() + 8) {
      return;
    }
    offer(row, from, to);
    int hidden = Starts.hidden(row.characters(), from, to, 0);
    if (hidden > 0 && length - hidden >= row.family().shortest()) {
      offer(row, from + hidden, to);
    }
  }

  private void offer(Row row, int from, int to) {
    long fits = tables.fitting(row.characters(), from, to, row.family().members());
    if (fits != 0) {
      Token token = row.token(from, to);
      for (long rest = fits; rest != 0; rest &= rest - 1) {
        row.sink().token(token, Long.numberOfTrailingZeros(rest));
      }
    }
  }
}
