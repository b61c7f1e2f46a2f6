package org.dalel.plugins.wallets.electrum;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.api.Identifier;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.json.Json;

/** What the user wrote: labels, the address book, notes, and requests to pay and be paid. */
final class ElectrumNotes {

  private static final int SATOSHI = 8;
  private static final int MILLI = 1000;

  private final Json root;
  private final ElectrumNetwork network;

  ElectrumNotes(Json root, ElectrumNetwork network) {
    this.root = root;
    this.network = network;
  }

  void emit(Consumer<Artifact> sink) {
    root.get("labels")
        .entries()
        .forEach(
            (of, label) ->
                label.filled().ifPresent(l -> sink.accept(WalletArtifacts.label(l, of).build())));
    root.get("contacts").entries().forEach((key, value) -> contact(key, value, sink));
    root.get("contacts").items().stream()
        .map(Json::filled)
        .flatMap(Optional::stream)
        .forEach(a -> sink.accept(WalletArtifacts.contact("", network.chain(), a).build()));
    root.get("notes_text")
        .filled()
        .ifPresent(n -> sink.accept(WalletArtifacts.label(n, "wallet").build()));
    root.get("invoices").entries().forEach((id, i) -> request("invoice", id, i, sink));
    root.get("payment_requests")
        .entries()
        .forEach((id, r) -> request("payment-request", id, r, sink));
  }

  /** {@code address: [kind, name]}; early 2.x also {@code name: [kind, address]}. */
  private void contact(String key, Json value, Consumer<Artifact> sink) {
    String other = value.item(1).text().or(value::text).orElse("");
    boolean turned = network.form(key).isEmpty() && network.form(other).isPresent();
    String name = turned ? key : other;
    String address = turned ? other : key;
    Artifact.Builder contact = WalletArtifacts.contact(name, network.chain(), address);
    value.item(0).filled().ifPresent(kind -> contact.field("kind", kind));
    sink.accept(contact.build());
  }

  private void request(String kind, String id, Json request, Consumer<Artifact> sink) {
    String message = request.get("message").filled().or(request.get("memo")::filled).orElse("");
    Artifact.Builder label = WalletArtifacts.label(message, id).field("kind", kind);
    amount(request).ifPresent(sat -> label.field("amount", WalletArtifacts.amount(sat, SATOSHI)));
    request.get("requestor").filled().ifPresent(name -> label.field("requestor", name));
    request.get("lightning_invoice").filled().ifPresent(text -> label.field("lightning", text));
    List<String> addresses = addresses(request);
    if (!addresses.isEmpty()) {
      label.field("addresses", addresses);
    }
    boolean own = kind.equals("payment-request");
    Identifier.Role role = own ? Identifier.Role.OWNER : Identifier.Role.RECIPIENT;
    addresses.forEach(a -> label.identifier(WalletArtifacts.identifier(network.chain(), a, role)));
    request
        .get("time")
        .number()
        .filter(seconds -> seconds > 0 && seconds < Integer.MAX_VALUE)
        .map(Instant::ofEpochSecond)
        .ifPresent(
            time ->
                label
                    .field("time", time.toString())
                    .event(Event.at(time, Event.Kind.CREATED, kind + " made, field time")));
    sink.accept(label.build());
  }

  private static Optional<Long> amount(Json request) {
    Optional<Long> thousandths = request.get("amount_msat").number().map(msat -> msat / MILLI);
    return thousandths
        .or(request.get("amount_sat")::number)
        .or(request.get("amount")::number)
        .filter(sat -> sat > 0);
  }

  private static List<String> addresses(Json request) {
    List<String> outputs =
        request.get("outputs").items().stream()
            .map(output -> output.item(1).filled())
            .flatMap(Optional::stream)
            .toList();
    return outputs.isEmpty() ? request.get("address").filled().stream().toList() : outputs;
  }
}
