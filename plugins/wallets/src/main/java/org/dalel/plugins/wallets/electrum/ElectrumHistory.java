package org.dalel.plugins.wallets.electrum;

import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.RawTransaction;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.json.Json;

/**
 * The transactions that a wallet knows: {@code transactions} (raw), {@code verified_tx3} (height,
 * block time, place), {@code txi} and {@code txo} (what went from and to own addresses), {@code
 * tx_fees}, {@code addr_history} (heights).
 */
final class ElectrumHistory {

  private static final int SATOSHI = 8;

  private final Json root;
  private final ElectrumNetwork network;
  private final Map<String, Long> heights = new TreeMap<>();

  ElectrumHistory(Json root, ElectrumNetwork network) {
    this.root = root;
    this.network = network;
    for (String place : List.of("transactions", "txi", "txo")) {
      root.get(place).entries().keySet().forEach(txid -> heights.putIfAbsent(txid, 0L));
    }
    root.get("addr_history").entries().values().stream()
        .flatMap(list -> list.items().stream())
        .forEach(
            pair -> pair.item(0).text().ifPresent(txid -> height(txid, pair.item(1).number())));
    root.get("verified_tx3").entries().forEach((txid, v) -> height(txid, v.item(0).number()));
  }

  private void height(String txid, Optional<Long> height) {
    heights.merge(txid, height.orElse(0L), Math::max);
  }

  int size() {
    return heights.size();
  }

  void emit(Consumer<Artifact> sink) {
    heights.forEach((txid, height) -> sink.accept(transfer(txid, height)));
  }

  private Artifact transfer(String txid, long height) {
    Artifact.Builder transfer = WalletArtifacts.transfer(network.chain(), txid);
    root.at("verified_tx3", txid)
        .item(1)
        .number()
        .filter(seconds -> seconds > 0 && seconds < 1L << 33)
        .ifPresent(t -> WalletArtifacts.time(transfer, Instant.ofEpochSecond(t), "block"));
    if (height > 0) {
      transfer.field("height", height);
    }
    Map<String, Long> spent = inputs(root.at("txi", txid));
    Map<String, Long> received = outputs(root.at("txo", txid));
    side(transfer, "from", spent, Identifier.Role.SENDER);
    side(transfer, "to", received, Identifier.Role.RECIPIENT);
    if (!spent.isEmpty() || !received.isEmpty()) {
      transfer.field("amount", WalletArtifacts.amount(sum(received) - sum(spent), SATOSHI));
    }
    List<String> outputs = outputsOf(root.at("transactions", txid).text().orElse(""));
    if (!outputs.isEmpty()) {
      transfer.field("outputs", outputs);
    }
    transfer.field("asset", network.chain().name());
    fee(txid).ifPresent(sat -> transfer.field("fee", WalletArtifacts.amount(sat, SATOSHI)));
    root.at("labels", txid).filled().ifPresent(label -> transfer.field("label", label));
    return transfer.build();
  }

  /** {@code address amount} of each output of a raw transaction, own or not. */
  private List<String> outputsOf(String hex) {
    if (!hex.matches("([0-9a-fA-F]{2})+") || network.coin().isEmpty()) {
      return List.of();
    }
    try {
      ByteView raw = ByteView.of(Bytes.ofHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
      return RawTransaction.read(new ByteCursor(raw)).outputs().stream()
          .map(output -> payee(output) + " " + WalletArtifacts.amount(output.amount(), SATOSHI))
          .toList();
    } catch (FormatException damaged) {
      return List.of("unreadable: " + damaged.getMessage());
    }
  }

  private String payee(RawTransaction.Output output) {
    return network.coin().flatMap(coin -> coin.address(output.script())).orElse("no address");
  }

  /** 2.x and 3.x: a number; since 4.0: fee, whether it was computed, number of inputs. */
  private Optional<Long> fee(String txid) {
    Json fee = root.at("tx_fees", txid);
    return fee.number().or(fee.item(0)::number).filter(sat -> sat >= 0);
  }

  private void side(
      Artifact.Builder transfer, String name, Map<String, Long> amounts, Identifier.Role role) {
    if (amounts.isEmpty()) {
      return;
    }
    transfer.field(name, List.copyOf(amounts.keySet()));
    amounts.keySet().stream()
        .map(a -> WalletArtifacts.identifier(network.chain(), a, role))
        .forEach(transfer::identifier);
  }

  /** {@code address: [[outpoint, value]]}, since 4.0 {@code address: {outpoint: value}}. */
  private static Map<String, Long> inputs(Json byAddress) {
    Map<String, Long> amounts = new LinkedHashMap<>();
    byAddress
        .entries()
        .forEach(
            (address, uses) -> {
              List<Json> values = new ArrayList<>();
              uses.items().forEach(use -> values.add(use.item(1)));
              uses.entries().values().forEach(values::add);
              amounts.put(address, sum(values));
            });
    return amounts;
  }

  /** {@code address: [[n, value, mined]]}, since 4.0 {@code address: {n: [value, mined]}}. */
  private static Map<String, Long> outputs(Json byAddress) {
    Map<String, Long> amounts = new LinkedHashMap<>();
    byAddress
        .entries()
        .forEach(
            (address, uses) -> {
              List<Json> values = new ArrayList<>();
              uses.items().forEach(use -> values.add(use.item(1)));
              uses.entries().values().forEach(use -> values.add(use.item(0)));
              amounts.put(address, sum(values));
            });
    return amounts;
  }

  private static long sum(List<Json> values) {
    return values.stream().mapToLong(value -> value.number().orElse(0L)).sum();
  }

  private static long sum(Map<String, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }
}
