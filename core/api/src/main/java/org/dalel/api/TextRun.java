package org.dalel.api;

import java.util.function.IntFunction;

/**
 * A stretch of readable text. Long ones come in parts that overlap: what begins in the own part of
 * a run, from {@link #from()} up to {@link #to()}, is to be reported, what begins in the text
 * around it only helps to read it and is reported with another run.
 */
public final class TextRun {

  private final String text;
  private final int from;
  private final int to;
  private final TextEncoding encoding;
  private final IntFunction<Position> positions;
  private final boolean ascii;

  /**
   * @param text all of its characters, those around its own part included
   * @param from index of the first character of its own part
   * @param to index behind the last character of its own part
   * @param encoding how it is written
   * @param positions where the character with an index stands
   */
  public TextRun(
      String text, int from, int to, TextEncoding encoding, IntFunction<Position> positions) {
    this(text, from, to, encoding, positions, text.chars().allMatch(c -> c < 0x80));
  }

  /**
   * The same when more is known.
   *
   * @param ascii whether all of its characters are ASCII
   */
  public TextRun(
      String text,
      int from,
      int to,
      TextEncoding encoding,
      IntFunction<Position> positions,
      boolean ascii) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.encoding = encoding;
    this.positions = positions;
    this.ascii = ascii;
  }

  /** The whole decoded text of a document. */
  public static TextRun decoded(String text) {
    return decoded(text, text.chars().allMatch(c -> c < 0x80));
  }

  /** The same when it is known whether all of its characters are ASCII. */
  public static TextRun decoded(String text, boolean ascii) {
    return new TextRun(
        text, 0, text.length(), TextEncoding.DECODED, Position.TextOffset::new, ascii);
  }

  /** Its characters, those around its own part included. */
  public String text() {
    return text;
  }

  /** Index of the first character of its own part. */
  public int from() {
    return from;
  }

  /** Index behind the last character of its own part. */
  public int to() {
    return to;
  }

  /** Whether what begins at this index is to be reported with this run. */
  public boolean owns(int index) {
    return index >= from && index < to;
  }

  /** How it is written. */
  public TextEncoding encoding() {
    return encoding;
  }

  /** Whether all of its characters are ASCII, so that they can be looked at as bytes. */
  public boolean isAscii() {
    return ascii;
  }

  /** Where a character stands in the content or range; cheap when asked for in rising order. */
  public Position position(int index) {
    return positions.apply(index);
  }

  @Override
  public String toString() {
    return encoding + " text of " + text.length() + " characters, own from " + from + " to " + to;
  }
}
