package org.dalel.content;

import java.util.HashMap;
import java.util.Map;

/**
 * Says whether Tika would take a text for a table: {@code org.apache.tika.parser.csv.CSVSniffer}
 * over a string.
 *
 * <p>One instance tries one delimiter on the first 20,000 characters.
 */
final class CsvSniffer {
  private static final int MARK_LIMIT = 20_000;
  private static final double MINIMUM = 0.5;
  private static final String DELIMITERS = ",\t|;:";
  private static final int END = -1;

  private final CharSequence text;
  private final char delimiter;
  private final Map<Integer, Integer> rows = new HashMap<>();
  private int position;
  private int columns;
  private boolean firstRow = true;
  private boolean firstRowSingle;
  private int quotedCells;

  private CsvSniffer(CharSequence text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** Whether any delimiter makes the text look like a table. */
  static boolean isTable(CharSequence text) {
    boolean quotes = has(text, '"', Math.min(text.length(), MARK_LIMIT));
    int line = firstLine(text);
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char delimiter = DELIMITERS.charAt(i);
      // a first line without the delimiter rules it out, unless there are many quoted cells
      if ((quotes || has(text, delimiter, line))
          && new CsvSniffer(text, delimiter).confidence() >= MINIMUM) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(CharSequence text, char wanted, int end) {
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == wanted) {
        return true;
      }
    }
    return false;
  }

  /** End of the first line that has any character. */
  private static int firstLine(CharSequence text) {
    int i = 0;
    while (i < text.length() && isNewline(text.charAt(i))) {
      i++;
    }
    if (i > 0) {
      // an empty first row has no columns and rules out every delimiter
      return 0;
    }
    while (i < text.length() && !isNewline(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isNewline(int c) {
    return c == '\n' || c == '\r';
  }

  /** How a scan came to its end. */
  private enum Stop {
    LIMIT,
    END_OF_TEXT,
    END_BEHIND_CELL,
    BROKEN_QUOTES
  }

  /** Ends a scan in the middle of a cell or line; carries no stack trace. */
  private static final class StopException extends Exception {
    private static final long serialVersionUID = 1L;
    private final Stop stop;

    StopException(Stop stop) {
      super(stop.name(), null, false, false);
      this.stop = stop;
    }
  }

  private double confidence() {
    int last = END;
    try {
      boolean cell = false;
      int c = read();
      while (c != END) {
        if (c == '"') {
          if (last != END && last != delimiter && !isNewline(last)) {
            return -1;
          }
          cell = false;
          skipQuoted();
        } else if (c == delimiter) {
          cell = false;
          columns++;
          skipSpaces();
        } else if (isNewline(c)) {
          columns += cell ? 1 : 0;
          cell = false;
          endRow();
          skipNewlines();
        } else {
          cell = true;
        }
        last = c;
        c = read();
      }
      if (!isNewline(last)) {
        columns++;
        endRow();
      }
    } catch (StopException e) {
      if (e.stop == Stop.BROKEN_QUOTES) {
        return -1;
      }
      if (e.stop == Stop.END_BEHIND_CELL && !isNewline(last)) {
        columns++;
        endRow();
      }
    }
    double bonus = quotedCells > 0 ? 1.0 - 1.0 / Math.pow(quotedCells, 0.2) : 0;
    return Math.min(consistency() + bonus, 1.0);
  }

  private int read() throws StopException {
    if (position >= MARK_LIMIT - 1) {
      throw new StopException(Stop.LIMIT);
    }
    return position < text.length() ? text.charAt(position++) : END;
  }

  private void skipSpaces() throws StopException {
    int c = read();
    while (c == ' ') {
      c = read();
    }
    if (c == END) {
      throw new StopException(Stop.END_BEHIND_CELL);
    }
    position--;
  }

  private void skipNewlines() throws StopException {
    int c = read();
    while (isNewline(c)) {
      c = read();
    }
    if (c == END) {
      throw new StopException(Stop.END_OF_TEXT);
    }
    position--;
  }

  private void skipQuoted() throws StopException {
    int c = read();
    while (c != END) {
      if (c == '"') {
        int next = read();
        if (next != '"') {
          endQuoted(next);
          return;
        }
      }
      c = read();
    }
    throw new StopException(Stop.END_OF_TEXT);
  }

  private void endQuoted(int next) throws StopException {
    quotedCells++;
    columns++;
    if (next == END) {
      throw new StopException(Stop.END_BEHIND_CELL);
    }
    position--;
    skipSpaces();
    int behind = read();
    if (behind == END) {
      throw new StopException(Stop.END_BEHIND_CELL);
    }
    position--;
    if (!isNewline(behind) && behind != delimiter) {
      throw new StopException(Stop.BROKEN_QUOTES);
    }
  }

  private void endRow() {
    rows.merge(columns, 1, Integer::sum);
    firstRowSingle |= firstRow && columns <= 1;
    columns = 0;
    firstRow = false;
  }

  private double consistency() {
    int most = -1;
    int total = 0;
    for (Map.Entry<Integer, Integer> row : rows.entrySet()) {
      most = row.getKey() > 1 ? Math.max(most, row.getValue()) : most;
      total += row.getValue();
    }
    if (most < 0 || total < 3 || firstRowSingle) {
      return 0;
    }
    return (1 - 1 / Math.pow(total, 0.3)) * ((double) most / total);
  }
}
