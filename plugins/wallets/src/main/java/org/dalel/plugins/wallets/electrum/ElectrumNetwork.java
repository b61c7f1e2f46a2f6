package org.dalel.plugins.wallets.electrum;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.ChainScanner;
import org.dalel.plugins.wallets.chain.Finding;
import org.dalel.plugins.wallets.chain.Kind;
import org.dalel.plugins.wallets.chain.Reading;

/**
 * The network of a wallet, which its file does not name: the one that all its addresses can belong
 * to, the most usual of those first.
 */
final class ElectrumNetwork {

  private static final int ENOUGH = 40;

  private final ChainScanner scanner = new ChainScanner();
  private final Optional<Reading> common;

  ElectrumNetwork(Collection<String> addresses) {
    common =
        addresses.stream().limit(ENOUGH).map(this::readings).reduce(this::shared).stream()
            .flatMap(List::stream)
            .findFirst();
  }

  /** Bitcoin when the addresses do not tell. */
  Chain chain() {
    return common.map(Reading::chain).orElse(Chain.BTC);
  }

  /** {@code btc}, {@code btc-test}, {@code ltc} ...; {@code unknown} without addresses. */
  String label() {
    return common
        .map(reading -> reading.chain().code() + (reading.test() ? "-test" : ""))
        .orElse("unknown");
  }

  /** The form of an address in this network, e.g. {@code p2wpkh}; absent when it is none. */
  Optional<String> form(String address) {
    List<Reading> readings = readings(address);
    return readings.stream()
        .filter(reading -> reading.chain() == chain())
        .findFirst()
        .or(() -> readings.stream().findFirst())
        .map(Reading::form);
  }

  private List<Reading> readings(String address) {
    byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
    for (Finding finding : scanner.scan(bytes)) {
      boolean whole = finding.offset() == 0 && finding.text().length() == address.length();
      if (whole && finding.recognition().kind() == Kind.ADDRESS) {
        return finding.recognition().readings();
      }
    }
    return List.of();
  }

  private List<Reading> shared(List<Reading> some, List<Reading> others) {
    List<Reading> shared = new ArrayList<>(some);
    shared.removeIf(reading -> others.stream().noneMatch(other -> sameNetwork(reading, other)));
    return shared.isEmpty() ? some : shared;
  }

  private static boolean sameNetwork(Reading one, Reading other) {
    return one.chain() == other.chain() && one.test() == other.test();
  }
}
