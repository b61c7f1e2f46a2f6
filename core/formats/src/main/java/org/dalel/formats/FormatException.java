package org.dalel.formats;

import java.io.IOException;

/**
 * Bytes that are not what their format asks for. A reader turns it into a {@link Damage} and reads
 * on; only what stands alone (one value, one block) lets it through to its caller.
 */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1;
  private final long offset;
  private final String expected;
  private final String found;

  /**
   * @param offset where, in the bytes that were examined
   * @param expected what should stand there
   * @param found what stands there
   */
  public FormatException(long offset, String expected, String found) {
    super("expected " + expected + " at 0x" + Long.toHexString(offset) + ", found " + found);
    this.offset = offset;
    this.expected = expected;
    this.found = found;
  }

  /** Where, in the bytes that were examined. */
  public long offset() {
    return offset;
  }

  /** What should stand there. */
  public String expected() {
    return expected;
  }

  /** What stands there. */
  public String found() {
    return found;
  }
}
