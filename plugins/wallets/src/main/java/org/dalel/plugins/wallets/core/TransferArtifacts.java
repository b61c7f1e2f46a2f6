package org.dalel.plugins.wallets.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.RawTransaction;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;

/** Emits the transactions of a wallet: who paid whom, as far as the wallet itself knows. */
final class TransferArtifacts {

  private static final int DECIMALS = 8;
  private static final int MOST_IDENTIFIERS = 100;

  private final CoinNetwork network;
  private final List<WalletTransaction> transactions;
  private final Set<String> own;
  private final Map<String, String> labels;
  private final Consumer<Artifact> sink;
  private final Map<String, RawTransaction> known = new HashMap<>();

  TransferArtifacts(
      CoinNetwork network,
      List<WalletTransaction> transactions,
      Set<String> own,
      Map<String, String> labels,
      Consumer<Artifact> sink) {
    this.network = network;
    this.transactions = transactions;
    this.own = own;
    this.labels = labels;
    this.sink = sink;
    transactions.forEach(each -> known.put(each.raw().txid(), each.raw()));
  }

  void emit() {
    transactions.forEach(this::transfer);
  }

  private void transfer(WalletTransaction each) {
    Artifact.Builder transfer = WalletArtifacts.transfer(network.chain(), each.raw().txid());
    transfer.field("network", network.label());
    if (each.time() > 0) {
      WalletArtifacts.time(transfer, Instant.ofEpochSecond(each.time()), "wallet");
    }
    money(transfer, each.raw());
    if (each.mined()) {
      transfer.field("block", each.block());
    }
    transfer
        .field("label", Optional.ofNullable(each.notes().get("comment")))
        .field("to-name", Optional.ofNullable(each.notes().get("to")))
        .field(
            "account",
            Optional.ofNullable(each.notes().get("fromaccount")).filter(a -> !a.isEmpty()))
        .field("received", Instant.ofEpochSecond(each.received()).toString());
    sink.accept(each.record().on(transfer).build());
  }

  private void money(Artifact.Builder transfer, RawTransaction raw) {
    List<RawTransaction.Output> spent = new ArrayList<>();
    raw.inputs().forEach(input -> spent(input).ifPresent(spent::add));
    boolean coinbase = raw.inputs().stream().allMatch(in -> in.txid().matches("0{64}"));
    long credit =
        raw.outputs().stream().filter(this::mine).mapToLong(RawTransaction.Output::amount).sum();
    long debit = spent.stream().filter(this::mine).mapToLong(RawTransaction.Output::amount).sum();
    transfer
        .field(
            "from",
            coinbase ? List.of("newly mined") : sides(transfer, spent, Identifier.Role.SENDER))
        .field("to", sides(transfer, raw.outputs(), Identifier.Role.RECIPIENT))
        .field("amount", WalletArtifacts.amount(credit - debit, DECIMALS))
        .field("asset", network.chain().code());
    if (!coinbase && spent.size() == raw.inputs().size()) {
      long in = spent.stream().mapToLong(RawTransaction.Output::amount).sum();
      long out = raw.outputs().stream().mapToLong(RawTransaction.Output::amount).sum();
      transfer.field("fee", WalletArtifacts.amount(in - out, DECIMALS));
    }
  }

  /** The output that an input spends, when its transaction is in the wallet too. */
  private Optional<RawTransaction.Output> spent(RawTransaction.Input input) {
    return Optional.ofNullable(known.get(input.txid()))
        .filter(raw -> input.output() < raw.outputs().size())
        .map(raw -> raw.outputs().get((int) input.output()));
  }

  private boolean mine(RawTransaction.Output output) {
    return network.address(output.script()).filter(own::contains).isPresent();
  }

  private List<Object> sides(
      Artifact.Builder transfer, List<RawTransaction.Output> outputs, Identifier.Role role) {
    List<Object> sides = new ArrayList<>();
    for (RawTransaction.Output output : outputs) {
      Map<String, Object> side = new LinkedHashMap<>();
      Optional<String> address = network.address(output.script());
      side.put("address", address.orElse("script without address"));
      side.put("amount", WalletArtifacts.amount(output.amount(), DECIMALS));
      side.put("own", mine(output));
      address
          .map(labels::get)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> side.put("label", text));
      if (sides.size() < MOST_IDENTIFIERS) {
        address.ifPresent(
            a -> transfer.identifier(WalletArtifacts.identifier(network.chain(), a, role)));
      }
      sides.add(side);
    }
    return sides;
  }
}
