package org.dalel.formats.mysql;

import java.util.List;
import java.util.Optional;

/**
 * Makes out the columns in what is left of a deleted record of the dynamic format. Its first 20
 * bytes, and with them the flags that say which columns are there, are overwritten. So the way to
 * divide the rest among the columns is looked for that ends where the block ends and gives the most
 * plausible values: readable text, times that there are, nothing else. Without readable text
 * nothing is said.
 */
final class DeletedRow {
  private static final int LONGEST = 4096;
  private static final int MOST_PADDING = 3;
  private static final int IMPOSSIBLE = Integer.MIN_VALUE / 4;
  private static final int LEAST = 8;
  private static final int SHORT_HEADER = 3;
  private static final int LONG_HEADER = 4;
  private static final int NO_LETTER = -4;

  /** From the end of 2004, before which there were no such programs, to 2030. */
  private static final long FIRST_SECOND = 1_100_000_000L;

  private static final long LAST_SECOND = 1_900_000_000L;
  private static final int MOST_WORK = 4_000_000;

  private final FrmFile table;
  private final PackedRow packed;
  private final List<MyiFile.Column> columns;
  private final int[] fixed;
  private final int[] texts;

  DeletedRow(FrmFile table, PackedRow packed) {
    this.table = table;
    this.packed = packed;
    this.columns = packed.columns();
    this.fixed = new int[columns.size() + 1];
    this.texts = new int[columns.size() + 1];
    for (int i = 0; i < columns.size(); i++) {
      MyiFile.Column one = columns.get(i);
      boolean isFixed = one.type() == MyiFile.NORMAL || one.type() == MyiFile.SKIP_ZERO;
      fixed[i + 1] = fixed[i] + (isFixed ? one.length() : 0);
      texts[i + 1] = texts[i] + (isFixed ? 0 : 1);
    }
  }

  /** The values that can be made out; empty when there are none. */
  Optional<String[]> recover(byte[] tail) {
    int n = columns.size();
    if (tail.length < 4 || tail.length > LONGEST || (long) n * tail.length > MOST_WORK || n == 0) {
      return Optional.empty();
    }
    int[][] best = new int[n + 1][tail.length + 1];
    for (int at = 0; at <= tail.length; at++) {
      best[n][at] = tail.length - at <= MOST_PADDING ? 0 : IMPOSSIBLE;
    }
    for (int column = n - 1; column >= 0; column--) {
      for (int at = 0; at <= tail.length; at++) {
        best[column][at] = best(column, at, tail, best);
      }
    }
    int score = LEAST - 1;
    int first = -1;
    int start = 0;
    int readable = readableFrom(tail);
    for (int column = 1; column < n; column++) {
      for (int at = 0; at <= tail.length; at++) {
        int lead = lead(column, at, readable, tail);
        int total = best[column][at] + lead;
        if (lead > IMPOSSIBLE && total > score) {
          score = total;
          first = column;
          start = at;
        }
      }
    }
    return first < 0 ? Optional.empty() : Optional.of(values(first, start, tail, best));
  }

  /** How many bytes from the start on are readable text. */
  private static int readableFrom(byte[] tail) {
    int at = 0;
    while (at < tail.length && readable(tail, at, at + 1) > IMPOSSIBLE) {
      at++;
    }
    return at;
  }

  /**
   * What speaks for the first bytes being the rest of the column before: of a text its letters. Of
   * columns of fixed length those that were overwritten must be as long as what is overwritten, or
   * some of them were left out.
   */
  private int lead(int column, int at, int readable, byte[] tail) {
    MyiFile.Column before = columns.get(column - 1);
    boolean text = before.type() != MyiFile.NORMAL && before.type() != MyiFile.SKIP_ZERO;
    if (text ? at > readable : at > 0 && at >= before.length()) {
      return IMPOSSIBLE;
    }
    int lead = IMPOSSIBLE;
    for (int header = SHORT_HEADER; header <= LONG_HEADER; header++) {
      int left = packed.flagBytes() + fixed[column] - (DynamicRows.DELETED_HEADER - header + at);
      if (texts[column] > 0) {
        lead = Math.max(lead, text ? readable(tail, 0, at) : 0);
      } else if (left >= 0) {
        lead = Math.max(lead, -2 * ((left + 3) / 4));
      }
    }
    return lead;
  }

  /** The end of a text, from the first letter that is whole. */
  private static String end(FrmColumn column, byte[] tail, int to) {
    int from = 0;
    while (from < Math.min(to, 3) && (tail[from] & 0xc0) == 0x80) {
      from++;
    }
    return MyIsamValue.text(column, tail, from, to - from);
  }

  private int best(int column, int at, byte[] tail, int[][] best) {
    int most = IMPOSSIBLE;
    for (int form = 0; form < 3; form++) {
      int end = end(column, at, tail, form);
      if (end >= 0 && best[column + 1][end] > IMPOSSIBLE) {
        int worth = worth(column, at, end, tail, form);
        if (worth > IMPOSSIBLE) {
          most = Math.max(most, worth + best[column + 1][end]);
        }
      }
    }
    return most;
  }

  private String[] values(int first, int start, byte[] tail, int[][] best) {
    String[] values = new String[table.columns().size()];
    FrmColumn before = packed.named(first - 1);
    if (before != null && before.isText() && start > 0) {
      values[table.columns().indexOf(before)] = "…" + end(before, tail, start);
    }
    int at = start;
    for (int column = first; column < columns.size(); column++) {
      for (int form = 0; form < 3; form++) {
        int end = end(column, at, tail, form);
        if (end < 0 || best[column + 1][end] <= IMPOSSIBLE) {
          continue;
        }
        int worth = worth(column, at, end, tail, form);
        if (worth > IMPOSSIBLE && worth + best[column + 1][end] == best[column][at]) {
          FrmColumn named = packed.named(column);
          if (named != null) {
            values[table.columns().indexOf(named)] = value(named, column, at, end, tail, form);
          }
          at = end;
          break;
        }
      }
    }
    return values;
  }

  private String value(FrmColumn named, int column, int at, int end, byte[] tail, int form) {
    if (form == 0) {
      return named.isText() ? "" : null;
    }
    int from = end - length(column, at, tail, form);
    return MyIsamValue.text(named, tail, from, end - from);
  }

  /**
   * Where a column ends.
   *
   * @param form 0 left out, 1 with its length or as a whole, 2 a text as a whole
   * @return -1 when it cannot have this form here
   */
  private int end(int column, int at, byte[] tail, int form) {
    int length = length(column, at, tail, form);
    if (length < 0) {
      return -1;
    }
    int prefix = form == 1 ? prefix(column, at, tail) : 0;
    int end = at + prefix + length;
    return end <= tail.length ? end : -1;
  }

  private int prefix(int column, int at, byte[] tail) {
    MyiFile.Column one = columns.get(column);
    return switch (one.type()) {
      case MyiFile.BLOB -> Math.max(1, one.length() - 8);
      case MyiFile.VARCHAR -> one.length() > 256 && at < tail.length && tail[at] == -1 ? 3 : 1;
      case MyiFile.SKIP_ENDSPACE, MyiFile.SKIP_PRESPACE ->
          one.length() > 255 && at < tail.length && tail[at] < 0 ? 2 : 1;
      default -> 0;
    };
  }

  /** Bytes of the value. */
  private int length(int column, int at, byte[] tail, int form) {
    MyiFile.Column one = columns.get(column);
    boolean text = one.type() == MyiFile.SKIP_ENDSPACE || one.type() == MyiFile.SKIP_PRESPACE;
    if (form == 0) {
      return one.type() == MyiFile.SKIP_ZERO || one.type() == MyiFile.BLOB ? 0 : -1;
    }
    if (form == 2) {
      return text ? one.length() : -1;
    }
    int prefix = prefix(column, at, tail);
    if (prefix == 0) {
      return one.length();
    }
    if (at + prefix > tail.length) {
      return -1;
    }
    if (one.type() == MyiFile.BLOB) {
      long length = MyIsamValue.unsigned(tail, at, prefix);
      return length > 0 && length <= tail.length ? (int) length : -1;
    }
    if (one.type() == MyiFile.VARCHAR) {
      return prefix == 3
          ? (tail[at + 1] & 0xff) << 8 | tail[at + 2] & 0xff
          : Math.min(tail[at] & 0xff, one.length());
    }
    return prefix == 2 ? tail[at] & 127 | (tail[at + 1] & 0xff) << 7 : tail[at] & 0xff;
  }

  /** How much speaks for a value. */
  private int worth(int column, int at, int end, byte[] tail, int form) {
    FrmColumn named = packed.named(column);
    int blank = packed.blankPercent(column);
    if (form == 0) {
      return blank > 90 ? 0 : blank > 40 ? -1 : blank > 5 ? -2 : -4;
    }
    int from = end - length(column, at, tail, form);
    if (named == null) {
      return 0;
    }
    if (named.isText()) {
      return readable(tail, from, end);
    }
    if (end - from != MyIsamValue.lengthInRecord(named)) {
      return IMPOSSIBLE;
    }
    return switch (named.type()) {
      case FrmColumn.DATETIME -> isTime(MyIsamValue.unsigned(tail, from, 8)) ? 8 : IMPOSSIBLE;
      case FrmColumn.TIMESTAMP -> second(MyIsamValue.unsigned(tail, from, 4));
      case FrmColumn.TIMESTAMP2 -> second(MyIsamValue.bigEndian(tail, from, 4));
      case FrmColumn.DATETIME2 ->
          isTime(MyIsamValue.decimal(MyIsamValue.bigEndian(tail, from, 5))) ? 8 : IMPOSSIBLE;
      case FrmColumn.LONG -> {
        long number = MyIsamValue.unsigned(tail, from, 4);
        if (number == 0) {
          yield IMPOSSIBLE; // it would have been left out
        }
        boolean small = number < 10_000_000 || number > 0xffff0000L;
        boolean time = number > FIRST_SECOND && number < LAST_SECOND;
        yield (small ? 1 : time ? 0 : IMPOSSIBLE) - (blank > 95 ? 3 : 0);
      }
      default -> 0;
    };
  }

  private static int second(long seconds) {
    return seconds > FIRST_SECOND && seconds < LAST_SECOND ? 4 : IMPOSSIBLE;
  }

  /** The more letters the better; bytes that are neither ASCII nor UTF-8 speak against a text. */
  private static int readable(byte[] bytes, int from, int to) {
    int worth = 0;
    for (int i = from; i < to; i++) {
      int b = bytes[i];
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 0x7f) {
        return IMPOSSIBLE;
      }
      int more = b >= 0 ? 0 : following(bytes, i, to);
      worth += more < 0 ? NO_LETTER : 1 + more;
      i += Math.max(0, more);
    }
    return worth;
  }

  /** How many bytes follow one of UTF-8; -1 when it begins no letter. */
  private static int following(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xff;
    int count = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : -1;
    if (count < 0 || at + count >= to) {
      return -1;
    }
    for (int i = 1; i <= count; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return -1;
      }
    }
    return count;
  }

  private static boolean isTime(long value) {
    long year = value / 10_000_000_000L;
    long month = value / 100_000_000 % 100;
    long day = value / 1_000_000 % 100;
    return value == 0
        || year >= 1990
            && year < 2100
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= 31
            && value / 10_000 % 100 < 24
            && value / 100 % 100 < 60
            && value % 100 < 60;
  }
}
