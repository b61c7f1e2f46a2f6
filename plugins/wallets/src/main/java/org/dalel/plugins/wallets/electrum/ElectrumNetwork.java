package org.dalel.plugins.wallets.electrum;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.ChainScanner;
import org.dalel.plugins.wallets.chain.Reading;
import org.dalel.plugins.wallets.chain.Recognition;

/**
 * The network of a wallet, which its file does not name: the one that most of its addresses belong
 * to.
 */
final class ElectrumNetwork {

  private final Optional<CoinNetwork> coin;

  ElectrumNetwork(Collection<String> addresses) {
    coin = CoinNetwork.of(List.copyOf(addresses));
  }

  /** The rules of its addresses, where they tell. */
  Optional<CoinNetwork> coin() {
    return coin;
  }

  /** Bitcoin when the addresses do not tell. */
  Chain chain() {
    return coin.map(CoinNetwork::chain).orElse(Chain.BTC);
  }

  /** {@code btc}, {@code btc-testnet}, {@code ltc} ...; {@code unknown} without addresses. */
  String label() {
    return coin.map(CoinNetwork::label).orElse("unknown");
  }

  /** The form of an address in this network, e.g. {@code p2wpkh}; absent when it is none. */
  Optional<String> form(String address) {
    List<Reading> readings =
        ChainScanner.shared().address(address).map(Recognition::readings).orElse(List.of());
    return readings.stream()
        .filter(reading -> reading.chain() == chain())
        .findFirst()
        .or(() -> readings.stream().findFirst())
        .map(Reading::form);
  }
}
