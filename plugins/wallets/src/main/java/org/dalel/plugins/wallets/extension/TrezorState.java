package org.dalel.plugins.wallets.extension;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.json.Json;

/**
 * The stores {@code devices}, {@code accounts} and {@code txs} of Trezor Suite: what it remembers
 * of devices that the user told it to remember.
 *
 * <p>Source: trezor/trezor-suite, packages/suite/src/storage/definitions.ts.
 */
final class TrezorState {

  private static final String UNVERIFIED = "unverified-schema";
  private static final double LATEST_SECOND = 9e9;

  private static final Map<String, Chain> SYMBOLS =
      Map.ofEntries(
          Map.entry("btc", Chain.BTC),
          Map.entry("test", Chain.BTC),
          Map.entry("regtest", Chain.BTC),
          Map.entry("ltc", Chain.LTC),
          Map.entry("bch", Chain.BCH),
          Map.entry("doge", Chain.DOGE),
          Map.entry("dash", Chain.DASH),
          Map.entry("zec", Chain.ZEC),
          Map.entry("eth", Chain.EVM),
          Map.entry("etc", Chain.EVM),
          Map.entry("pol", Chain.EVM),
          Map.entry("bsc", Chain.EVM),
          Map.entry("xrp", Chain.XRP),
          Map.entry("sol", Chain.SOL),
          Map.entry("ada", Chain.ADA));

  private final KeyArtifacts keys = new KeyArtifacts();
  private final Facts facts;

  TrezorState(Facts facts) {
    this.facts = facts;
  }

  /** Takes a record of a store. */
  void take(String store, Json value, Stand stand) {
    switch (store) {
      case "devices" -> device(value, stand);
      case "accounts" -> account(value, stand);
      case "txs" -> transfer(value.get("tx").isObject() ? value.get("tx") : value, stand);
      default -> {
        // settings, rates, forms and the like
      }
    }
  }

  private void device(Json device, Stand stand) {
    device
        .at("features", "device_id")
        .filled()
        .or(device.get("id")::filled)
        .ifPresent(id -> facts.about("device-id", stand, id));
    device.at("features", "label").filled().ifPresent(l -> facts.about("device-label", stand, l));
    device.at("features", "model").filled().ifPresent(m -> facts.about("device-model", stand, m));
  }

  private void account(Json account, Stand stand) {
    Chain chain = chain(account);
    String descriptor = account.get("descriptor").text().orElse("");
    Optional<String> label =
        account.get("accountLabel").filled().or(account.at("metadata", "accountLabel")::filled);
    if (descriptor.matches("[a-zA-Z]pub[1-9A-HJ-NP-Za-km-z]+")) {
      facts.add(
          "key " + descriptor,
          stand,
          () ->
              keys.extendedKey(descriptor)
                  .field("account", label)
                  .field("path", account.get("path").filled())
                  .field("chain", chain.code())
                  .field(UNVERIFIED, true));
    } else if (!descriptor.isEmpty()) {
      address(chain, descriptor, account.get("path").filled(), label, stand);
    }
    Stream.of("used", "unused", "change")
        .flatMap(kind -> account.get("addresses").get(kind).items().stream())
        .forEach(
            each ->
                each.get("address")
                    .filled()
                    .ifPresent(
                        text -> address(chain, text, each.get("path").filled(), label, stand)));
  }

  private void address(
      Chain chain, String address, Optional<String> path, Optional<String> label, Stand stand) {
    facts.add(
        Facts.address(address, label.orElse("")),
        stand,
        () ->
            WalletArtifacts.address(chain, address, "account")
                .field("label", label)
                .field("path", path)
                .field(UNVERIFIED, true));
  }

  private void transfer(Json tx, Stand stand) {
    tx.get("txid")
        .filled()
        .ifPresent(
            id ->
                facts.add(
                    "transfer " + id + tx.get("descriptor").text().orElse(""),
                    stand,
                    () -> artifact(tx, id)));
  }

  private static Artifact.Builder artifact(Json tx, String id) {
    List<String> to =
        tx.get("targets").items().stream()
            .flatMap(target -> target.get("addresses").items().stream())
            .flatMap(address -> address.text().stream())
            .toList();
    Artifact.Builder transfer =
        WalletArtifacts.transfer(chain(tx), id, List.of(), to)
            .field("kind", tx.get("type").filled())
            .field("amount", tx.get("amount").written())
            .field("fee", tx.get("fee").written())
            .field(UNVERIFIED, true);
    tx.get("blockTime")
        .decimal()
        .filter(seconds -> seconds > 0 && seconds < LATEST_SECOND)
        .map(seconds -> Instant.ofEpochSecond(seconds.longValue()))
        .ifPresent(time -> WalletArtifacts.time(transfer, time, "block"));
    return transfer;
  }

  private static Chain chain(Json of) {
    return SYMBOLS.getOrDefault(of.get("symbol").text().orElse(""), Chain.UNKNOWN);
  }
}
