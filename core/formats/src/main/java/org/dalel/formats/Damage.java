package org.dalel.formats;

/**
 * A place that could not be read as its format asks, and what the reader did about it.
 *
 * @param examined what was examined: a file's name, or a part of it
 * @param offset where in it, in bytes
 * @param expected what should stand there
 * @param found what stands there
 * @param then what happens now
 */
public record Damage(String examined, long offset, String expected, String found, String then) {
  /** The damage that an exception tells of. */
  public static Damage of(String examined, FormatException fault, String then) {
    return new Damage(examined, fault.offset(), fault.expected(), fault.found(), then);
  }

  /**
   * {@code 000003.log: expected a record's header at 0x1f40, found 3 bytes; the file ends here}.
   */
  @Override
  public String toString() {
    return String.format(
        "%s: expected %s at 0x%x, found %s; %s", examined, expected, offset, found, then);
  }
}
