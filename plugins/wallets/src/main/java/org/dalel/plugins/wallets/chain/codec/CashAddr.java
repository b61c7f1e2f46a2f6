package org.dalel.plugins.wallets.chain.codec;

import java.util.Locale;
import java.util.Optional;

/**
 * Text with a prefix, a colon, five-bit groups and a BCH checksum of 40 bits, as the Bitcoin Cash
 * specification "cashaddr" has it; also used by eCash and Kaspa. The prefix is part of the checksum
 * and is often left out of the text.
 *
 * @param prefix without the colon
 * @param payload version byte and hash
 */
public record CashAddr(String prefix, byte[] payload) {

  private static final long[] GENERATOR = {
    0x98f2bc8e61L, 0x79b76d99e2L, 0xf33e5fb3c4L, 0xae2eabe2a8L, 0x1e4f43e470L
  };
  private static final int CHECKSUM = 8;

  /** Hash lengths in bytes by the low three bits of the version. */
  private static final int[] HASH_LENGTHS = {20, 24, 28, 32, 40, 48, 56, 64};

  /** Reads what stands behind the colon, in one case, with the prefix that it is checked with. */
  public static Optional<CashAddr> decode(String prefix, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean oneCase = text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT));
    if (!oneCase || lower.length() <= CHECKSUM) {
      return Optional.empty();
    }
    byte[] groups = new byte[lower.length()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (byte) Bech32.DIGITS.indexOf(lower.charAt(i));
      if (groups[i] < 0) {
        return Optional.empty();
      }
    }
    return polymod(prefix, groups) == 0
        ? BitGroups.toBytes(groups, 0, groups.length - CHECKSUM)
            .filter(payload -> payload.length > 0)
            .map(payload -> new CashAddr(prefix, payload))
        : Optional.empty();
  }

  /** Type of the address: 0 for a public key's hash, 1 for a script's; 2 and 3 with tokens. */
  public int type() {
    return payload[0] >>> 3 & 15;
  }

  /** Whether the version byte is one of Bitcoin Cash and names the length that the hash has. */
  public boolean isBitcoinCash() {
    return payload[0] >= 0 && HASH_LENGTHS[payload[0] & 7] == payload.length - 1;
  }

  /** The text, with its prefix. */
  public String text() {
    byte[] groups = BitGroups.ofBytes(payload);
    long check = polymod(prefix, Bytes.join(groups, new byte[CHECKSUM]));
    StringBuilder text = new StringBuilder(prefix).append(':');
    for (byte group : groups) {
      text.append(Bech32.DIGITS.charAt(group));
    }
    for (int i = CHECKSUM - 1; i >= 0; i--) {
      text.append(Bech32.DIGITS.charAt((int) (check >>> 5 * i & 31)));
    }
    return text.toString();
  }

  private static long polymod(String prefix, byte[] groups) {
    long check = 1;
    for (int i = 0; i < prefix.length(); i++) {
      check = step(check, prefix.charAt(i) & 31);
    }
    check = step(check, 0);
    for (byte group : groups) {
      check = step(check, group);
    }
    return check ^ 1;
  }

  private static long step(long check, int group) {
    int top = (int) (check >>> 35);
    long next = (check & 0x7ffffffffL) << 5 ^ group;
    for (int i = 0; i < GENERATOR.length; i++) {
      if ((top >>> i & 1) != 0) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }
}
