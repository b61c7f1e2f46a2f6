package org.dalel.custody;

/**
 * The end of the chain; who keeps it elsewhere can prove later that nothing was cut off.
 *
 * @param length number of entries
 * @param hash of the last entry; 64 zeros when there is none
 */
public record CustodyHead(long length, String hash) {
  /** Of a chain without entries. */
  public static final CustodyHead EMPTY = new CustodyHead(0, CustodyEntry.GENESIS);

  /** {@code LENGTH:HASH}, as commands print and {@code dalel verify --head} takes it. */
  @Override
  public String toString() {
    return length + ":" + hash;
  }

  /** Reads {@code LENGTH:HASH}. */
  public static CustodyHead parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !text.matches("\\d{1,18}:[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException(
          "expected a custody head LENGTH:HASH with 64 hex digits, found " + text);
    }
    return new CustodyHead(
        Long.parseLong(text.substring(0, colon)),
        text.substring(colon + 1).toLowerCase(java.util.Locale.ROOT));
  }
}
