package org.dalel.plugins.wallets.extension;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Networks of the Ethereum kind by the number that wallets store, {@code 0x1}. */
final class EvmNetwork {

  private static final int DECIMALS = 18;

  /** Chain ids and the names of their coins (chainid.network). */
  private static final Map<String, String> COINS =
      Map.ofEntries(
          Map.entry("0x1", "ETH"),
          Map.entry("0xa", "ETH"),
          Map.entry("0x19", "CRO"),
          Map.entry("0x38", "BNB"),
          Map.entry("0x64", "XDAI"),
          Map.entry("0x89", "POL"),
          Map.entry("0xfa", "FTM"),
          Map.entry("0x144", "ETH"),
          Map.entry("0x7e4", "RON"),
          Map.entry("0x2105", "ETH"),
          Map.entry("0xa4b1", "ETH"),
          Map.entry("0xa4ec", "CELO"),
          Map.entry("0xa86a", "AVAX"),
          Map.entry("0xe708", "ETH"),
          Map.entry("0x2b6653dc", "TRX"));

  private EvmNetwork() {}

  /** The coin in which a network counts. */
  static Optional<String> coin(String chainId) {
    return Optional.ofNullable(COINS.get(chainId));
  }

  /** A hexadecimal or decimal amount in the smallest unit, as a number of whole coins. */
  static Optional<String> coins(String smallest) {
    return number(smallest)
        .map(n -> new BigDecimal(n, DECIMALS).stripTrailingZeros().toPlainString());
  }

  /** A number as wallets write it, {@code 0x1f} or {@code 31}. */
  static Optional<BigInteger> number(String text) {
    if (text.matches("0x[0-9a-fA-F]{1,64}")) {
      return Optional.of(new BigInteger(text.substring(2), 16));
    }
    return text.matches("\\d{1,78}") ? Optional.of(new BigInteger(text)) : Optional.empty();
  }
}
