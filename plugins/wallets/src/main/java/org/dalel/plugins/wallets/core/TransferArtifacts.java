package org.dalel.plugins.wallets.core;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.CoinPayment;
import org.dalel.plugins.wallets.artifact.RawTransaction;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;

/** Emits the transactions of a wallet: who paid whom, as far as the wallet itself knows. */
final class TransferArtifacts {

  private final CoinNetwork network;
  private final List<WalletTransaction> transactions;
  private final CoinPayment payment;
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
    this.payment = new CoinPayment(network, own, labels, this::spent);
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
    payment.addTo(transfer, each.raw());
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

  /** The output that an input spends, when its transaction is in the wallet too. */
  private Optional<RawTransaction.Output> spent(RawTransaction.Input input) {
    return Optional.ofNullable(known.get(input.txid()))
        .filter(raw -> input.output() < raw.outputs().size())
        .map(raw -> raw.outputs().get((int) input.output()));
  }
}
