package org.dalel.plugins.wallets.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.dalel.api.Artifact;
import org.dalel.api.Confidence;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.junit.jupiter.api.Test;

/** Records of the stores of Trezor Suite, as its published source declares them. */
final class TrezorStateTest {

  private static final String XPUB =
      "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD26"
          + "5TMg7usUDFdp6W1EGMcet8";

  private static Stand stand(Stand.Fate fate, long order) {
    return new Stand(
        fate, RecordState.LIVE, new Position.RecordNumber("000003.log", order), order, "k", "p");
  }

  @Test
  void tellsAccountsAddressesAndTransfersOnce() {
    Facts facts = new Facts();
    TrezorState state = new TrezorState(facts);
    String account =
        "{\"symbol\":\"btc\",\"descriptor\":\""
            + XPUB
            + "\",\"path\":\"m/84'/0'/0'\",\"accountLabel\":\"Savings\",\"addresses\":{\"used\":["
            + "{\"address\":\"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4\",\"path\":\"m/84'/0'/0'/0/0\"}]}}";
    state.take("accounts", Text.json(account), stand(Stand.Fate.SUPERSEDED, 1));
    state.take("accounts", Text.json(account), stand(Stand.Fate.LIVE, 2));
    state.take(
        "accounts",
        Text.json(
            "{\"symbol\":\"eth\",\"descriptor\":\"0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045\"}"),
        stand(Stand.Fate.LIVE, 3));
    state.take(
        "txs",
        Text.json(
            "{\"tx\":{\"txid\":\"ab\",\"symbol\":\"btc\",\"type\":\"sent\",\"amount\":\"0.5\","
                + "\"blockTime\":1700000000,\"targets\":[{\"addresses\":[\"x\"]}]}}"),
        stand(Stand.Fate.LIVE, 4));
    List<Artifact> found = new ArrayList<>();
    facts.emit(found::add, Confidence.MEDIUM);
    assertThat(found)
        .extracting(Artifact::type, a -> a.fields().get("generation"))
        .containsExactlyInAnyOrder(
            tuple("extended-key", "live"),
            tuple("wallet-address", "live"),
            tuple("wallet-address", "live"),
            tuple("transfer", "live"));
    assertThat(found).allMatch(a -> a.fields().get("unverified-schema").equals(true));
    assertThat(found)
        .filteredOn(a -> a.type().equals("transfer"))
        .first()
        .satisfies(
            a ->
                assertThat(a.fields())
                    .containsEntry("time", "2023-11-14T22:13:20Z")
                    .containsEntry("to", List.of("x")));
  }
}
