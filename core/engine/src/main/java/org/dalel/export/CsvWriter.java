package org.dalel.export;

import java.io.IOException;

/**
 * Comma-separated values of RFC 4180, UTF-8, with {@code \n} as the end of a line.
 *
 * <p>Values are written as they are: one that begins with {@code =}, {@code +}, {@code -} or
 * {@code @} is not altered, because the export is for programs and must not change names. A
 * spreadsheet may take such a value for a formula; import the columns as text.
 */
public final class CsvWriter {
  private final Appendable out;
  private boolean first = true;

  /** Writes to {@code out}, which the caller closes. */
  public CsvWriter(Appendable out) {
    this.out = out;
  }

  /** One field of the current line. */
  public CsvWriter field(String value) throws IOException {
    if (!first) {
      out.append(',');
    }
    first = false;
    if (needsQuotes(value)) {
      out.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      out.append(value);
    }
    return this;
  }

  /** Ends the current line. */
  public void end() throws IOException {
    out.append('\n');
    first = true;
  }

  private static boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
