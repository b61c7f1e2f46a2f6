package org.dalel.plugins.wallets.chain.codec;

import java.util.Arrays;
import java.util.HexFormat;

/** Small things about byte arrays. */
public final class Bytes {

  private Bytes() {}

  /** All bytes one after the other. */
  public static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  /** Whether the first bytes are these. */
  public static boolean startsWith(byte[] bytes, byte[] first) {
    return bytes.length >= first.length
        && Arrays.equals(bytes, 0, first.length, first, 0, first.length);
  }

  /** Lower-case hexadecimal digits. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** Of hexadecimal digits of either case; their number must be even. */
  public static byte[] ofHex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** Bytes {@code from} up to {@code to}. */
  public static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }
}
