package org.dalel.api;

import java.util.Locale;

/**
 * Where in its item an artifact stands, so that an examiner can find it again with another tool.
 */
public sealed interface Position {

  /** The item as a whole, for what has no narrower place. */
  record WholeItem() implements Position {
    @Override
    public String printed() {
      return "item";
    }
  }

  /**
   * A byte of the item's content.
   *
   * @param offset in bytes from the start of the content
   */
  record ByteOffset(long offset) implements Position {
    public ByteOffset {
      requireNatural("byte offset", offset);
    }

    @Override
    public String printed() {
      return String.format(Locale.ROOT, "byte 0x%x", offset);
    }
  }

  /**
   * A numbered record.
   *
   * @param of the table, stream or list that counts it, e.g. a SQLite table; empty if the item has
   *     only one
   * @param number as the format itself counts, e.g. a row id; may be negative where the format
   *     allows it
   */
  record RecordNumber(String of, long number) implements Position {
    @Override
    public String printed() {
      return of.isEmpty() ? "record " + number : "record " + of + "#" + number;
    }
  }

  /**
   * A character of {@link EvidenceFile#text()}.
   *
   * @param offset in UTF-16 code units from the start of the text
   */
  record TextOffset(long offset) implements Position {
    public TextOffset {
      requireNatural("text offset", offset);
    }

    @Override
    public String printed() {
      return "text " + offset;
    }
  }

  /**
   * The position as it stands in exports: {@code item}, {@code byte 0x1f40}, {@code record
   * urls#12}, {@code text 310}.
   */
  String printed();

  private static void requireNatural(String what, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException(what + ": expected 0 or more, found " + offset);
    }
  }
}
