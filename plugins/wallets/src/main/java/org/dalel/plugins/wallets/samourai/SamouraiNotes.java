package org.dalel.plugins.wallets.samourai;

import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.json.Json;

/**
 * Whom the user of Samourai knows and what he noted.
 *
 * <pre>
 *   bip47.pcodes  [{payment_code, label, in_idx: [{addr}], out_tx, out_status}]   contacts that pay by payment codes
 *   sent_tos      [[address or its first 12 characters, again]]
 *   utxo_notes, utxo_tags  [[transaction[-output], text]]
 * </pre>
 */
final class SamouraiNotes {

  private final Consumer<Artifact.Builder> sink;

  SamouraiNotes(Consumer<Artifact.Builder> sink) {
    this.sink = sink;
  }

  void emit(Json meta) {
    Json codes = meta.get("bip47");
    // earlier versions kept the list itself
    (codes.isArray() ? codes : codes.get("pcodes")).items().forEach(this::contact);
    meta.get("sent_tos").items().forEach(this::paid);
    meta.get("utxo_notes").items().forEach(this::note);
    meta.get("utxo_tags").items().forEach(this::note);
  }

  private void contact(Json one) {
    Optional<String> code = one.get("payment_code").filled();
    if (code.isEmpty()) {
      return;
    }
    String label = one.get("label").text().orElse("");
    sink.accept(
        WalletArtifacts.contact(label, Chain.BTC, code.get())
            .field("notification", one.get("out_tx").filled()));
    for (Json incoming : one.get("in_idx").items()) {
      String address = incoming.get("addr").text().orElse("");
      SamouraiHistory.form(address)
          .ifPresent(
              form ->
                  sink.accept(
                      WalletArtifacts.address(Chain.BTC, address, form)
                          .field("from", label.isEmpty() ? code.get() : label)));
    }
  }

  private void paid(Json one) {
    String address = one.item(0).text().orElse("");
    SamouraiHistory.form(address)
        .ifPresent(
            form ->
                sink.accept(
                    WalletArtifacts.address(Chain.BTC, address, form, Identifier.Role.RECIPIENT)));
  }

  private void note(Json one) {
    Optional<String> text = one.item(1).filled();
    Optional<String> of = one.item(0).filled();
    if (text.isPresent() && of.isPresent()) {
      sink.accept(WalletArtifacts.label(text.get(), of.get()));
    }
  }
}
