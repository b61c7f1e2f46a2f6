package org.dalel.plugins.wallets.chain.codec;

import java.util.Optional;

/** RFC 4648 section 6 without padding, capital letters. */
public final class Base32 {

  /** The groups 0 to 31. */
  public static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /** The bytes, when all characters are digits and nothing but zeros is left over. */
  public static Optional<byte[]> decode(String text) {
    byte[] groups = new byte[text.length()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (byte) DIGITS.indexOf(text.charAt(i));
      if (groups[i] < 0) {
        return Optional.empty();
      }
    }
    return BitGroups.toBytes(groups, 0, groups.length);
  }

  /** The text of the bytes. */
  public static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte group : BitGroups.ofBytes(bytes)) {
      text.append(DIGITS.charAt(group));
    }
    return text.toString();
  }
}
