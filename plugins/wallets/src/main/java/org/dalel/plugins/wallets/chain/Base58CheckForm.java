package org.dalel.plugins.wallets.chain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * A row of the table {@code base58check.txt}.
 *
 * @param digits of Bitcoin or Ripple
 * @param chains that use it
 * @param kind what it is
 * @param form its name
 * @param test whether it is of test networks
 * @param version first bytes
 * @param length of the bytes behind the version, without the checksum
 * @param rule what these bytes must be
 */
record Base58CheckForm(
    Base58 digits,
    List<Chain> chains,
    Kind kind,
    String form,
    boolean test,
    byte[] version,
    int length,
    PayloadRule rule) {

  private static final int COLUMNS = 8;

  static List<Base58CheckForm> table() {
    return Tables.rows("base58check.txt", COLUMNS).stream().map(Base58CheckForm::of).toList();
  }

  private static Base58CheckForm of(String[] row) {
    return new Base58CheckForm(
        row[0].equals("ripple") ? Base58.RIPPLE : Base58.BITCOIN,
        Tables.chains(row[1]),
        Tables.kind(row[2]),
        row[3],
        row[4].equals("test"),
        Bytes.ofHex(row[5]),
        Integer.parseInt(row[6]),
        PayloadRule.valueOf(row[7].toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  /** Whether bytes with their checksum are of this form, as far as can be seen at once. */
  boolean mayFit(byte[] bytes) {
    return bytes.length == version.length + length + 4 && Bytes.startsWith(bytes, version);
  }

  /** Whether the checked bytes are of this form. */
  boolean fits(byte[] bytes) {
    return bytes.length == version.length + length
        && Bytes.startsWith(bytes, version)
        && rule.test(Bytes.part(bytes, version.length, bytes.length));
  }

  /** Characters of the shortest text: leading zero bytes of a payload make it shorter. */
  int minLength() {
    int shortest = extreme((byte) 0).length();
    return version[0] == 0 ? shortest - 1 : shortest;
  }

  /** Characters of the longest text. */
  int maxLength() {
    return extreme((byte) 0xff).length();
  }

  /** The beginnings that all texts of this form have, of one or more characters. */
  Set<String> prefixes() {
    String low = extreme((byte) 0);
    String high = extreme((byte) 0xff);
    if (version[0] == 0) {
      return Set.of(digits.digits().substring(0, 1));
    }
    Set<String> found = new TreeSet<>();
    if (low.length() == high.length()) {
      addRange(found, low, high);
    } else {
      addRange(found, low, digits.digits().substring(57).repeat(low.length()));
      addRange(found, digits.digits().substring(1, 2).repeat(high.length()), high);
    }
    return found;
  }

  private void addRange(Set<String> found, String low, String high) {
    int common = 0;
    while (low.charAt(common) == high.charAt(common)) {
      common++;
    }
    int from = digits.digits().indexOf(low.charAt(common));
    int to = digits.digits().indexOf(high.charAt(common));
    for (int value = from; value <= to; value++) {
      found.add(low.substring(0, common) + digits.digits().charAt(value));
    }
  }

  private String extreme(byte fill) {
    byte[] rest = new byte[length + 4];
    Arrays.fill(rest, fill);
    return digits.encode(Bytes.join(version, rest));
  }

  List<Reading> readings() {
    return chains.stream().map(chain -> new Reading(chain, form, test)).toList();
  }
}
