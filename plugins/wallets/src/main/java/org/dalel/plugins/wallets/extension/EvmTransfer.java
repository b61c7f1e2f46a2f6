package org.dalel.plugins.wallets.extension;

import java.math.BigInteger;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.json.Json;

/**
 * A transaction as MetaMask and its relatives keep it: {@code hash, chainId, time, status, type,
 * txParams {from, to, value, data}}. Of a transfer of tokens ({@code a9059cbb}, ERC-20) recipient
 * and amount are taken from the call's data.
 */
record EvmTransfer(Json transaction) {

  private static final String ERC20_TRANSFER = "0xa9059cbb";
  private static final int WORD = 64;

  /** The number of the transaction; empty when it was never sent. */
  Optional<String> hash() {
    return transaction
        .get("hash")
        .filled()
        .or(transaction.get("transactionHash")::filled)
        .filter(hash -> hash.matches("0x[0-9a-fA-F]{64}"));
  }

  Artifact.Builder artifact(String hash) {
    Json call = params();
    Artifact.Builder artifact =
        WalletArtifacts.transfer(Chain.EVM, hash)
            .field("chain-id", transaction.get("chainId").filled())
            .field("from", call.get("from").filled());
    identify(artifact, call.get("from").filled(), Identifier.Role.SENDER);
    if (!tokens(call, artifact)) {
      artifact
          .field("to", call.get("to").filled())
          .field("amount", call.get("value").written().flatMap(EvmNetwork::coins))
          .field("asset", transaction.get("chainId").text().flatMap(EvmNetwork::coin));
      identify(artifact, call.get("to").filled(), Identifier.Role.RECIPIENT);
    }
    artifact
        .field("status", transaction.get("status").filled())
        .field("kind", transaction.get("type").filled())
        .field("site", transaction.get("origin").filled());
    Text.millis(transaction.get("time"))
        .or(() -> Text.millis(transaction.get("submittedTime")))
        .ifPresent(time -> WalletArtifacts.time(artifact, time, "app"));
    return artifact;
  }

  private Json params() {
    Json params = transaction.get("txParams");
    return params.isObject() ? params : transaction.get("transaction");
  }

  private static boolean tokens(Json call, Artifact.Builder artifact) {
    String data = call.get("data").text().orElse("");
    int start = ERC20_TRANSFER.length();
    if (!data.startsWith(ERC20_TRANSFER) || !data.matches("0x[0-9a-fA-F]{136,}")) {
      return false;
    }
    String to = "0x" + data.substring(start + WORD - 40, start + WORD);
    BigInteger amount = new BigInteger(data.substring(start + WORD, start + 2 * WORD), 16);
    artifact
        .field("to", to)
        .field("asset", "token")
        .field("token-contract", call.get("to").filled())
        .field("amount-smallest", amount.toString());
    identify(artifact, Optional.of(to), Identifier.Role.RECIPIENT);
    return true;
  }

  private static void identify(
      Artifact.Builder artifact, Optional<String> address, Identifier.Role role) {
    address
        .filter(text -> text.matches("0x[0-9a-fA-F]{40}"))
        .map(text -> WalletArtifacts.identifier(Chain.EVM, text, role))
        .ifPresent(artifact::identifier);
  }
}
