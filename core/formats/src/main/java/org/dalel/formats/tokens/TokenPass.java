package org.dalel.formats.tokens;

import java.util.List;
import org.dalel.formats.tokens.ShapeTables.Family;

/**
 * Finds tokens in bytes of any kind. A run of {@code n} token characters covers one of every {@code
 * n} neighbouring bytes, so most bytes are never looked at: the pass steps from one byte that is no
 * token character to the farthest one that a token behind it must reach, and reads backwards from
 * there (the idea of Boyer and Moore, "A fast string searching algorithm", CACM 20, 1977).
 *
 * <p>What is reported is a maximal run that fits a shape, or its rest behind an escape or a length
 * byte. Time is linear in the bytes, whatever they are. Immutable; for all threads.
 */
public final class TokenPass {

  private final ShapeTables tables;
  private final Family[] families;
  private final byte[] run;
  private final int shortest;

  /** Compiles the shapes, at most 64. */
  public TokenPass(List<TokenShape> shapes) {
    tables = new ShapeTables(shapes);
    families = tables.families();
    run = tables.runCharacters();
    shortest = tables.shortest();
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
    ascii(data, from, to, sink);
    utf16(data, from, to, sink);
    utf16(data, from + 1, to, sink);
  }

  private void ascii(byte[] data, int from, int to, TokenSink sink) {
    byte[] inside = run;
    int step = shortest;
    int last = from - 1;
    int probe = last + step;
    while (probe < to) {
      int at = probe;
      while (at > last && inside[data[at] & 0xff] != 0) {
        at--;
      }
      if (at == last) {
        int end = probe + 1;
        while (end < to && inside[data[end] & 0xff] != 0) {
          end++;
        }
        new Run(data, data, last + 1, end, 0, 1, sink).report();
        at = end;
      }
      last = at;
      probe = at + step;
    }
  }

  private void utf16(byte[] data, int from, int to, TokenSink sink) {
    byte[] inside = run;
    int step = shortest * 2;
    int last = from - 2;
    int probe = last + step;
    while (probe < to) {
      int at = probe;
      while (at > last && isWide(data, at, to) && inside[data[at] & 0xff] != 0) {
        at -= 2;
      }
      if (at == last) {
        int end = probe + 2;
        while (end < to && isWide(data, end, to) && inside[data[end] & 0xff] != 0) {
          end += 2;
        }
        wide(data, last + 2, end, from, sink);
        at = end;
      }
      last = at;
      probe = at + step;
    }
  }

  /** The last zero of big-endian text may be missing: it would belong to the next character. */
  private static boolean isWide(byte[] data, int at, int to) {
    return at + 1 >= to || data[at + 1] == 0;
  }

  /** A run in UTF-16 is copied into single bytes, with the character in front of it. */
  private void wide(byte[] data, int start, int end, int from, TokenSink sink) {
    int first = start - 2 >= from && data[start - 1] == 0 ? start - 2 : start;
    byte[] narrow = new byte[(end - first) / 2];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = data[first + 2 * i];
    }
    new Run(data, narrow, (start - first) / 2, narrow.length, first, 2, sink).report();
  }

  /** One run of characters that tokens of any family may have. */
  private final class Run {
    private final byte[] data;
    private final byte[] characters;
    private final int start;
    private final int end;
    private final int origin;
    private final int stride;
    private final TokenSink sink;

    /**
     * @param data where the token is reported
     * @param characters where its characters stand, one byte each
     * @param origin offset in {@code data} of the first of {@code characters}
     * @param stride bytes of a character in {@code data}
     */
    Run(
        byte[] data,
        byte[] characters,
        int start,
        int end,
        int origin,
        int stride,
        TokenSink sink) {
      this.data = data;
      this.characters = characters;
      this.start = start;
      this.end = end;
      this.origin = origin;
      this.stride = stride;
      this.sink = sink;
    }

    void report() {
      for (Family family : families) {
        if (end - start >= family.shortest()) {
          split(family);
        }
      }
    }

    private void split(Family family) {
      byte[] inside = family.inside();
      int from = start;
      for (int i = start; i < end; i++) {
        if (inside[characters[i]] == 0) {
          piece(family, from, i);
          from = i + 1;
        }
      }
      piece(family, from, end);
    }

    private void piece(Family family, int from, int to) {
      int length = to - from;
      if (length < family.shortest() || length > family.longest() + 8) {
        return;
      }
      offer(family, from, to);
      int hidden = Starts.hidden(characters, from, to, 0);
      if (hidden > 0 && length - hidden >= family.shortest()) {
        offer(family, from + hidden, to);
      }
    }

    private void offer(Family family, int from, int to) {
      long fits = tables.fitting(characters, from, to, family.members());
      if (fits == 0) {
        return;
      }
      Token token =
          Token.at(
              data,
              origin + from * stride,
              to - from,
              stride == 1 ? Token.Encoding.ASCII : Token.Encoding.UTF_16);
      for (long rest = fits; rest != 0; rest &= rest - 1) {
        sink.token(token, Long.numberOfTrailingZeros(rest));
      }
    }
  }
}
