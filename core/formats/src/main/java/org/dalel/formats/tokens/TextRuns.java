package org.dalel.formats.tokens;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds stretches of readable text in bytes of any kind: ASCII, UTF-8 (RFC 3629) and UTF-16LE.
 *
 * <p>Readable are printable characters, tabs and line ends. In UTF-8 all characters beyond ASCII
 * count. In UTF-16 only those of the Latin and Cyrillic alphabets and the punctuation that goes
 * with them do: a pair of any two letters in ASCII is a Chinese character.
 *
 * <p>Immutable; for all threads.
 */
public final class TextRuns {

  private static final byte[] TEXT = new byte[256];

  /** 1 for the higher bytes of UTF-16 that a character may have. */
  private static final byte[] WIDE = new byte[256];

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH = 0x8080808080808080L;
  private static final int LATIN = 0x00;
  private static final int LATIN_EXTENDED = 0x01;
  private static final int CYRILLIC = 0x04;
  private static final int PUNCTUATION = 0x20;
  private static final int LETTERLIKE = 0x21;

  static {
    for (int b = 0; b < TEXT.length; b++) {
      boolean ascii = b >= ' ' && b <= '~' || b == '\t' || b == '\n' || b == '\r';
      boolean partOfUtf8 = b >= 0x80 && b <= 0xf4 && b != 0xc0 && b != 0xc1;
      TEXT[b] = (byte) (ascii || partOfUtf8 ? 1 : 0);
    }
    for (int high : new int[] {LATIN, LATIN_EXTENDED, CYRILLIC, PUNCTUATION, LETTERLIKE}) {
      WIDE[high] = 1;
    }
  }

  private final int fewest;
  private final RunFinder rows;

  /**
   * @param fewest characters of a stretch
   */
  public TextRuns(int fewest) {
    this(fewest, PlainRuns::new);
  }

  /** The same, where rows of bytes that a text may have are found by somebody else. */
  public TextRuns(int fewest, RunFinder.Maker finders) {
    if (fewest < 1) {
      throw new IllegalArgumentException("text: expected at least 1 character, found " + fewest);
    }
    this.fewest = fewest;
    this.rows = finders.of(TEXT, fewest);
  }

  /** All stretches of a part of the bytes, those of one encoding after those of the other. */
  public void find(byte[] data, int from, int to, Consumer<FoundText> sink) {
    rows.each(data, from, to, false, (start, end, bits) -> row(data, start, end, bits, sink));
    findWide(data, from, to, sink);
  }

  /**
   * Those in UTF-16LE, first those that begin an even number of bytes behind the start. At either
   * parity a stretch covers one of so many neighbouring characters as it has at least: only these
   * are looked at, and what stands around one that may be a part of a text.
   */
  void findWide(byte[] data, int from, int to, Consumer<FoundText> sink) {
    List<FoundText> odd = new ArrayList<>();
    int step = 2 * fewest;
    int evenEnd = from;
    int oddEnd = from + 1;
    for (int probe = from + step - 2; probe + 1 < to; probe += step) {
      byte second = data[probe + 1];
      if (probe >= evenEnd && isWide(data[probe], second)) {
        evenEnd = wide(data, evenEnd, probe, to, sink);
      }
      if (probe + 2 < to && probe + 1 >= oddEnd && isWide(second, data[probe + 2])) {
        oddEnd = wide(data, oddEnd, probe + 1, to, odd::add);
      }
    }
    odd.forEach(sink);
  }

  /** The stretch around a character, if it is long enough; the offset behind its last character. */
  private int wide(byte[] data, int from, int at, int to, Consumer<FoundText> sink) {
    int start = at;
    while (start - 2 >= from && isWide(data[start - 2], data[start - 1])) {
      start -= 2;
    }
    int end = at + 2;
    while (end + 1 < to && isWide(data[end], data[end + 1])) {
      end += 2;
    }
    if (end - start >= 2 * fewest) {
      sink.accept(new FoundText(data, start, end, FoundText.Form.UTF_16LE));
    }
    return end;
  }

  /**
   * Those in ASCII and UTF-8 that have one of some bytes.
   *
   * @param places of the bytes, in rising order
   * @param count how many places there are
   */
  void findAt(byte[] data, int from, int to, int[] places, int count, Consumer<FoundText> sink) {
    int next = 0;
    while (next < count) {
      int start = places[next];
      int end = start;
      while (start > from && TEXT[data[start - 1] & 0xff] != 0) {
        start--;
      }
      while (end < to && TEXT[data[end] & 0xff] != 0) {
        end++;
      }
      Wanted wanted = new Wanted(places, next, count, sink);
      split(data, start, end, wanted);
      next = wanted.nextBehind(Math.max(end, places[next] + 1));
    }
  }

  /** Passes on the texts that have one of some bytes. */
  private static final class Wanted implements Consumer<FoundText> {
    private final int[] places;
    private final int count;
    private final Consumer<FoundText> sink;
    private int next;

    Wanted(int[] places, int next, int count, Consumer<FoundText> sink) {
      this.places = places;
      this.next = next;
      this.count = count;
      this.sink = sink;
    }

    @Override
    public void accept(FoundText text) {
      if (nextBehind(text.from()) < count && places[next] < text.to()) {
        sink.accept(text);
      }
    }

    /** Index of the first place from an offset on. */
    int nextBehind(int offset) {
      while (next < count && places[next] < offset) {
        next++;
      }
      return next;
    }
  }

  private void row(byte[] data, int from, int to, int bits, Consumer<FoundText> sink) {
    if (bits < 0x80) {
      report(data, from, to, 0, sink);
    } else {
      split(data, from, to, sink);
    }
  }

  /** Cuts a row of bytes at those that are not UTF-8. */
  private void split(byte[] data, int from, int to, Consumer<FoundText> sink) {
    int start = from;
    int others = 0;
    int at = from;
    while (at < to) {
      if (data[at] >= 0) {
        at = ascii(data, at, to);
        continue;
      }
      int length = Utf8.length(data, at, to);
      if (length == 0) {
        report(data, start, at, others, sink);
        at++;
        start = at;
        others = 0;
      } else {
        // of a character beyond the basic plane, two code units
        others += length == 4 ? 2 : length - 1;
        at += length;
      }
    }
    report(data, start, to, others, sink);
  }

  private static int ascii(byte[] data, int from, int to) {
    int at = from;
    while (at + 8 <= to && ((long) WORD.get(data, at) & HIGH) == 0) {
      at += 8;
    }
    while (at < to && data[at] >= 0) {
      at++;
    }
    return at;
  }

  /**
   * @param surplus how many bytes there are more than characters
   */
  private void report(byte[] data, int from, int to, int surplus, Consumer<FoundText> sink) {
    if (to - from - surplus >= fewest) {
      FoundText.Form form = surplus == 0 ? FoundText.Form.ASCII : FoundText.Form.UTF_8;
      sink.accept(new FoundText(data, from, to, form));
    }
  }

  private static boolean isWide(byte low, byte high) {
    if (WIDE[high & 0xff] == 0) {
      return false; // nearly always
    }
    int c = low & 0xff;
    return switch (high) {
      case LATIN -> low >= 0 ? TEXT[c] != 0 : c >= 0xa0;
      case LATIN_EXTENDED, CYRILLIC -> true;
      // dashes, quotation marks, bullet, ellipsis; not what digits before spaces would be
      case PUNCTUATION -> c >= 0x10 && c <= 0x26;
      case LETTERLIKE -> c == 0x16; // the numero sign
      default -> false;
    };
  }
}
