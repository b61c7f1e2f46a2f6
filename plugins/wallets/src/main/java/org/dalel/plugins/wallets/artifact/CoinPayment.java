package org.dalel.plugins.wallets.artifact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;

/**
 * Who pays whom in a transaction, as far as the wallet that keeps it knows.
 *
 * @param own addresses of the wallet
 * @param labels of addresses
 * @param spent the output that an input spends, when the wallet keeps it too
 */
public record CoinPayment(
    CoinNetwork network,
    Set<String> own,
    Map<String, String> labels,
    Function<RawTransaction.Input, Optional<RawTransaction.Output>> spent) {

  private static final int DECIMALS = 8;
  private static final int MOST_IDENTIFIERS = 100;

  /** An amount in whole coins. */
  public static String coins(long smallest) {
    return WalletArtifacts.amount(smallest, DECIMALS);
  }

  /**
   * Adds both sides, what the wallet gained or lost, and the fee, when all that is spent is known.
   */
  public void addTo(Artifact.Builder transfer, RawTransaction raw) {
    List<RawTransaction.Output> paid = new ArrayList<>();
    raw.inputs().forEach(input -> spent.apply(input).ifPresent(paid::add));
    boolean coinbase = raw.inputs().stream().allMatch(in -> in.txid().matches("0{64}"));
    long credit =
        raw.outputs().stream().filter(this::mine).mapToLong(RawTransaction.Output::amount).sum();
    long debit = paid.stream().filter(this::mine).mapToLong(RawTransaction.Output::amount).sum();
    transfer
        .field(
            "from",
            coinbase ? List.of("newly mined") : sides(transfer, paid, Identifier.Role.SENDER))
        .field("to", sides(transfer, raw.outputs(), Identifier.Role.RECIPIENT))
        .field("amount", coins(credit - debit))
        .field("asset", network.chain().code());
    if (!coinbase && paid.size() == raw.inputs().size()) {
      long in = paid.stream().mapToLong(RawTransaction.Output::amount).sum();
      long out = raw.outputs().stream().mapToLong(RawTransaction.Output::amount).sum();
      transfer.field("fee", coins(in - out));
    }
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
      side.put("amount", coins(output.amount()));
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
