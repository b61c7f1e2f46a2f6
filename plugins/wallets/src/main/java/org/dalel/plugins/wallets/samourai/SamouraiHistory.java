package org.dalel.plugins.wallets.samourai;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.artifact.CoinPayment;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.ChainScanner;
import org.dalel.plugins.wallets.json.Json;

/**
 * The last answer of the server that the app keeps in {@code samourai.multi}: transactions with
 * both sides; what is the wallet's own has an {@code xpub}.
 *
 * <pre>
 *   {"txs": [{"hash", "time", "block_height", "result", "inputs": [{"prev_out": SIDE}], "out": [SIDE]}]}
 *   SIDE: {"addr", "value", "xpub": {"m", "path"}}
 * </pre>
 *
 * <p>Source: documentation of samourai-dojo (GET multiaddr). No sample.
 */
final class SamouraiHistory {

  private static final long YEAR_2100 = 4_102_444_800L;

  private final Consumer<Artifact.Builder> sink;
  private final Map<String, String> own = new LinkedHashMap<>();

  SamouraiHistory(Consumer<Artifact.Builder> sink) {
    this.sink = sink;
  }

  void emit(Json root) {
    root.get("txs").items().forEach(this::transfer);
    own.forEach(
        (address, path) ->
            form(address)
                .ifPresent(
                    form ->
                        sink.accept(
                            WalletArtifacts.address(Chain.BTC, address, form)
                                .field("path", path))));
  }

  private void transfer(Json one) {
    Optional<String> txid = one.get("hash").text().filter(hash -> hash.matches("[0-9a-f]{64}"));
    if (txid.isEmpty()) {
      return;
    }
    List<Json> inputs = one.get("inputs").items().stream().map(in -> in.get("prev_out")).toList();
    Artifact.Builder transfer =
        WalletArtifacts.transfer(
                Chain.BTC, txid.get(), addresses(inputs), addresses(one.get("out").items()))
            .field("amount", one.get("result").number().map(CoinPayment::coins))
            .field("asset", Chain.BTC.code());
    Optional<Instant> time =
        one.get("time")
            .number()
            .filter(seconds -> seconds > 0 && seconds < YEAR_2100)
            .map(Instant::ofEpochSecond);
    boolean mined = one.get("block_height").number().isPresent();
    time.ifPresent(at -> WalletArtifacts.time(transfer, at, mined ? "block" : "app"));
    sink.accept(transfer);
  }

  private List<String> addresses(List<Json> sides) {
    Set<String> addresses = new LinkedHashSet<>();
    for (Json side : sides) {
      Optional<String> address = side.get("addr").filled();
      address.ifPresent(addresses::add);
      Optional<String> path = side.at("xpub", "path").filled();
      if (address.isPresent() && path.isPresent()) {
        own.putIfAbsent(address.get(), path.get());
      }
    }
    return new ArrayList<>(addresses);
  }

  /** The form of an address of Bitcoin; absent for what is none. */
  static Optional<String> form(String text) {
    return ChainScanner.shared()
        .address(text)
        .flatMap(
            what ->
                what.readings().stream()
                    .filter(reading -> reading.chain() == Chain.BTC)
                    .map(reading -> reading.form())
                    .findFirst());
  }
}
