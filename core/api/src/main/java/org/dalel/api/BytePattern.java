package org.dalel.api;

import java.util.HexFormat;
import java.util.Locale;

/**
 * Bytes that mark a record wherever it lies, such as the beginning of a key.
 *
 * @param hex the bytes as hexadecimal digits, {@value #SHORTEST} to {@value #LONGEST} bytes; spaces
 *     are taken out
 * @param before how many bytes in front of them are wanted, at most {@value #MOST_AROUND}
 * @param after how many bytes behind them are wanted, at most {@value #MOST_AROUND}
 */
public record BytePattern(String hex, int before, int after) {

  /** Fewer bytes stand everywhere by chance. */
  public static final int SHORTEST = 4;

  /** More bytes than a mark has. */
  public static final int LONGEST = 64;

  /** The most bytes that are lent on either side. */
  public static final int MOST_AROUND = 4096;

  public BytePattern {
    hex = hex.replace(" ", "").toLowerCase(Locale.ROOT);
    int length = HexFormat.of().parseHex(hex).length;
    if (length < SHORTEST || length > LONGEST) {
      throw new IllegalArgumentException(
          "byte pattern '%s': expected %d to %d bytes, found %d"
              .formatted(hex, SHORTEST, LONGEST, length));
    }
    if (before < 0 || before > MOST_AROUND || after < 0 || after > MOST_AROUND) {
      throw new IllegalArgumentException(
          "byte pattern '%s': expected 0 to %d bytes around it, found %d and %d"
              .formatted(hex, MOST_AROUND, before, after));
    }
  }

  /** The bytes; a fresh array. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
