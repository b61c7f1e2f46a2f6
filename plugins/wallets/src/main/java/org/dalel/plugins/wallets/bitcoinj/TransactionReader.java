package org.dalel.plugins.wallets.bitcoinj;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Identifier;
import org.dalel.formats.ByteView;
import org.dalel.formats.protobuf.ProtoField;
import org.dalel.formats.protobuf.ProtoMessage;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * The transactions of a wallet.
 *
 * <pre>
 *   Transaction  2 id  3 pool  5 updated, ms  6 input {1 id 2 output}  7 output {1 amount 2 script}
 *                8 block  9 {2 height}  12 memo
 * </pre>
 */
final class TransactionReader {

  private static final int DECIMALS = 8;

  private record Output(long amount, Optional<String> address) {}

  private record Known(ProtoField field, ProtoMessage message, List<Output> outputs) {}

  private final CoinNetwork network;
  private final Set<String> own;
  private final ArtifactSink sink;
  private final Map<String, Known> known = new LinkedHashMap<>();

  TransactionReader(CoinNetwork network, Set<String> own, ArtifactSink sink) {
    this.network = network;
    this.own = own;
    this.sink = sink;
  }

  void take(ProtoField field, ProtoMessage transaction) {
    List<Output> outputs = new ArrayList<>();
    transaction
        .all(7)
        .map(output -> ProtoMessage.read(output.bytes()))
        .forEach(
            output ->
                outputs.add(
                    new Output(
                        output.last(1).map(ProtoField::value).orElse(0L),
                        output.bytes(2).flatMap(network::address))));
    transaction
        .bytes(2)
        .map(id -> Bytes.hex(id.bytes()))
        .ifPresent(id -> known.put(id, new Known(field, transaction, outputs)));
  }

  void emit() {
    known.forEach(this::transfer);
  }

  private void transfer(String id, Known each) {
    Artifact.Builder transfer =
        WalletArtifacts.transfer(network.chain(), id).field("network", network.label());
    each.message()
        .last(5)
        .map(ProtoField::value)
        .filter(ms -> ms > 0 && ms < 9_000_000_000_000L)
        .ifPresent(ms -> WalletArtifacts.time(transfer, Instant.ofEpochMilli(ms), "wallet"));
    List<Output> spent = spent(each.message());
    long credit = mine(each.outputs());
    long debit = mine(spent);
    transfer
        .field("from", sides(transfer, spent, Identifier.Role.SENDER))
        .field("to", sides(transfer, each.outputs(), Identifier.Role.RECIPIENT))
        .field("amount", WalletArtifacts.amount(credit - debit, DECIMALS))
        .field("asset", network.chain().code());
    if (!spent.isEmpty() && spent.size() == each.message().all(6).count()) {
      transfer.field("fee", WalletArtifacts.amount(sum(spent) - sum(each.outputs()), DECIMALS));
    }
    transfer
        .field("label", each.message().text(12).filter(memo -> !memo.isEmpty()))
        .field("block", each.message().bytes(8).map(ByteView::bytes).map(Bytes::hex))
        .field("height", each.message().message(9).flatMap(c -> c.last(2)).map(ProtoField::value));
    sink.emit(transfer.atByte(each.field().offset()).build());
  }

  private List<Output> spent(ProtoMessage transaction) {
    List<Output> spent = new ArrayList<>();
    transaction
        .all(6)
        .map(input -> ProtoMessage.read(input.bytes()))
        .forEach(
            input -> {
              Optional<Known> source = input.bytes(1).map(id -> known.get(Bytes.hex(id.bytes())));
              long number = input.last(2).map(ProtoField::value).orElse(0L);
              source
                  .filter(from -> number >= 0 && number < from.outputs().size())
                  .ifPresent(from -> spent.add(from.outputs().get((int) number)));
            });
    return spent;
  }

  private long mine(List<Output> outputs) {
    return sum(
        outputs.stream().filter(o -> o.address().filter(own::contains).isPresent()).toList());
  }

  private static long sum(List<Output> outputs) {
    return outputs.stream().mapToLong(Output::amount).sum();
  }

  private List<Object> sides(
      Artifact.Builder transfer, List<Output> outputs, Identifier.Role role) {
    List<Object> sides = new ArrayList<>();
    for (Output output : outputs) {
      Map<String, Object> side = new HashMap<>();
      side.put("address", output.address().orElse("script without address"));
      side.put("amount", WalletArtifacts.amount(output.amount(), DECIMALS));
      output
          .address()
          .ifPresent(
              a -> transfer.identifier(WalletArtifacts.identifier(network.chain(), a, role)));
      sides.add(new LinkedHashMap<>(side));
    }
    return sides;
  }
}
