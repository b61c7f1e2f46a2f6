package org.dalel.plugins.wallets.chain.codec;

import java.util.Locale;
import java.util.Optional;

/**
 * Text with a human-readable part, {@code 1}, five-bit groups and a BCH checksum of 30 bits:
 * BIP-173 (Bech32) and BIP-350 (Bech32m). The limit of 90 characters is the caller's affair:
 * Cardano, Lightning and Zcash do not keep it.
 *
 * @param prefix human-readable part, lower-case
 * @param groups five-bit groups without the checksum
 * @param modified whether it is Bech32m
 */
public record Bech32(String prefix, byte[] groups, boolean modified) {

  /** The groups 0 to 31 as characters. */
  public static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int PLAIN = 1;
  private static final int MODIFIED = 0x2bc830a3;
  private static final int CHECKSUM = 6;

  /** Reads a text that is all in one case and whose checksum is one of the two. */
  public static Optional<Bech32> decode(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean oneCase = text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT));
    int separator = lower.lastIndexOf('1');
    if (!oneCase || separator < 1 || separator + 1 + CHECKSUM > lower.length()) {
      return Optional.empty();
    }
    String prefix = lower.substring(0, separator);
    byte[] groups = new byte[lower.length() - separator - 1];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (byte) DIGITS.indexOf(lower.charAt(separator + 1 + i));
      if (groups[i] < 0) {
        return Optional.empty();
      }
    }
    int check = polymod(prefix, groups);
    return check == PLAIN || check == MODIFIED
        ? Optional.of(
            new Bech32(prefix, Bytes.part(groups, 0, groups.length - CHECKSUM), check == MODIFIED))
        : Optional.empty();
  }

  /** The text of bytes. */
  public static String encode(String prefix, byte[] data) {
    return new Bech32(prefix, BitGroups.ofBytes(data), false).text();
  }

  /** A segregated-witness address (BIP-173, BIP-350). */
  public static String witness(String prefix, int version, byte[] program) {
    byte[] groups = Bytes.join(new byte[] {(byte) version}, BitGroups.ofBytes(program));
    return new Bech32(prefix, groups, version > 0).text();
  }

  /** The groups as bytes, when nothing but zeros is left over. */
  public Optional<byte[]> bytes() {
    return BitGroups.toBytes(groups, 0, groups.length);
  }

  /** The groups but the first as bytes: a witness program. */
  public Optional<byte[]> program() {
    return groups.length == 0 ? Optional.empty() : BitGroups.toBytes(groups, 1, groups.length);
  }

  /** The text, lower-case. */
  public String text() {
    int check =
        polymod(prefix, Bytes.join(groups, new byte[CHECKSUM])) ^ (modified ? MODIFIED : PLAIN);
    StringBuilder text = new StringBuilder(prefix).append('1');
    for (byte group : groups) {
      text.append(DIGITS.charAt(group));
    }
    for (int i = CHECKSUM - 1; i >= 0; i--) {
      text.append(DIGITS.charAt(check >>> 5 * i & 31));
    }
    return text.toString();
  }

  private static int polymod(String prefix, byte[] groups) {
    int check = 1;
    for (int i = 0; i < prefix.length(); i++) {
      check = step(check, prefix.charAt(i) >>> 5);
    }
    check = step(check, 0);
    for (int i = 0; i < prefix.length(); i++) {
      check = step(check, prefix.charAt(i) & 31);
    }
    for (byte group : groups) {
      check = step(check, group);
    }
    return check;
  }

  private static int step(int check, int group) {
    int top = check >>> 25;
    int next = (check & 0x1ffffff) << 5 ^ group;
    for (int i = 0; i < GENERATOR.length; i++) {
      if ((top >>> i & 1) != 0) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }
}
