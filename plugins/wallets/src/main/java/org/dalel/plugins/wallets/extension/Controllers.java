package org.dalel.plugins.wallets.extension;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.json.Json;

/**
 * The state of MetaMask, controller by controller; its relatives (Rabby, Ronin's newer versions
 * ...) keep some of the same ones. Up to version 13 all stand under one key {@code data}, later
 * each under its own name ({@code meta.storageKind = split}).
 *
 * <p>Source: MetaMask/metamask-extension, state of the controllers in test/e2e/fixtures; checked
 * against stores of versions 9, 10.11.3 and 11.6.3.
 */
final class Controllers {

  private static final Set<String> NAMES =
      Set.of(
          "PreferencesController",
          "AccountsController",
          "AccountTracker",
          "AccountTrackerController",
          "CachedBalancesController",
          "AddressBookController",
          "TransactionController",
          "IncomingTransactionsController",
          "NetworkController",
          "PermissionController",
          "AppMetadataController",
          "firstTimeInfo",
          "KeyringController");

  private static final int MOST_LISTED = 100;

  private final Facts facts;
  private final Stand stand;

  Controllers(Facts facts, Stand stand) {
    this.facts = facts;
    this.stand = stand;
  }

  /** Reads a stored value when it is a controller's state or holds those of several. */
  boolean take(String key, Json value) {
    boolean any = controller(key, value);
    for (Map.Entry<String, Json> entry : value.entries().entrySet()) {
      any |= controller(entry.getKey(), entry.getValue());
    }
    return any;
  }

  private boolean controller(String name, Json state) {
    if (!NAMES.contains(name) || !state.isObject()) {
      return false;
    }
    switch (name) {
      case "PreferencesController" -> preferences(state);
      case "AccountsController" -> accounts(state);
      case "AccountTracker", "AccountTrackerController" -> tracked(state.get("accounts").entries());
      case "CachedBalancesController" ->
          state.get("cachedBalances").entries().values().forEach(c -> tracked(c.entries()));
      case "AddressBookController" -> addressBook(state);
      case "TransactionController" -> transactions(members(state.get("transactions")));
      case "IncomingTransactionsController" ->
          transactions(members(state.get("incomingTransactions")));
      case "NetworkController" -> networks(state);
      case "PermissionController" -> sites(state);
      case "AppMetadataController" ->
          state.get("currentAppVersion").filled().ifPresent(v -> facts.about("version", stand, v));
      case "firstTimeInfo" -> firstTime(state);
      default -> {
        // the key ring: its vault is found as every other lock is
      }
    }
    return true;
  }

  private static Stream<Json> members(Json listOrMap) {
    return listOrMap.isArray() ? listOrMap.items().stream() : listOrMap.entries().values().stream();
  }

  private void preferences(Json state) {
    state.get("identities").entries().forEach((address, who) -> account(address, who, ""));
    state.get("lostIdentities").entries().forEach((address, who) -> account(address, who, "lost"));
    state
        .get("selectedAddress")
        .filled()
        .ifPresent(address -> facts.about("selected", stand, address));
    rpc(state.get("frequentRpcListDetail").items().stream());
  }

  private void accounts(Json state) {
    state
        .at("internalAccounts", "accounts")
        .entries()
        .values()
        .forEach(
            account ->
                account
                    .get("address")
                    .filled()
                    .ifPresent(
                        address ->
                            account(
                                address,
                                account.get("metadata"),
                                account.at("metadata", "keyring", "type").text().orElse(""))));
    String selected = state.at("internalAccounts", "selectedAccount").text().orElse("");
    state
        .at("internalAccounts", "accounts", selected, "address")
        .filled()
        .ifPresent(address -> facts.about("selected", stand, address));
  }

  /** An account with its name; {@code keyring} says who holds its key. */
  private void account(String address, Json about, String keyring) {
    Optional<Chain> chain = Addresses.chain(address, Chain.EVM);
    String name = about.get("name").text().orElse("");
    chain.ifPresent(
        known ->
            facts.add(
                Facts.address(address, name),
                stand,
                () -> {
                  Artifact.Builder artifact =
                      WalletArtifacts.address(known, address, "account")
                          .field("label", Optional.of(name).filter(n -> !n.isEmpty()))
                          .field("keyring", Optional.of(keyring).filter(k -> !k.isEmpty()));
                  Text.millis(about.get("importTime")).ifPresent(time -> created(artifact, time));
                  Text.millis(about.get("lastSelected"))
                      .ifPresent(time -> selected(artifact, time));
                  return artifact;
                }));
  }

  private static void created(Artifact.Builder artifact, Instant time) {
    artifact
        .field("imported", time.toString())
        .event(Event.at(time, Event.Kind.CREATED, "account imported, importTime"));
  }

  private static void selected(Artifact.Builder artifact, Instant time) {
    artifact
        .field("last-selected", time.toString())
        .event(Event.at(time, Event.Kind.ACCESSED, "account selected, lastSelected"));
  }

  /** Accounts without names, when nothing better tells of them. */
  private void tracked(Map<String, Json> accounts) {
    accounts.forEach(
        (address, state) ->
            Addresses.chain(address, Chain.EVM)
                .ifPresent(chain -> account(address, Json.MISSING, "")));
  }

  private void addressBook(Json state) {
    state
        .get("addressBook")
        .entries()
        .forEach(
            (chainId, book) ->
                book.entries().forEach((address, entry) -> contact(chainId, address, entry)));
  }

  private void contact(String chainId, String address, Json entry) {
    String name = entry.get("name").text().orElse("");
    String note = entry.get("memo").text().orElse("");
    Addresses.chain(address, Chain.EVM)
        .ifPresent(
            chain ->
                facts.add(
                    "contact " + chainId + Addresses.canonical(address) + name + note,
                    stand,
                    () ->
                        WalletArtifacts.contact(name, chain, address)
                            .field("chain-id", chainId)
                            .field("note", Optional.of(note).filter(n -> !n.isEmpty()))));
  }

  private void transactions(Stream<Json> transactions) {
    transactions.forEach(
        json -> {
          EvmTransfer transfer = new EvmTransfer(json);
          transfer
              .hash()
              .ifPresent(
                  hash -> facts.add("transfer " + hash, stand, () -> transfer.artifact(hash)));
        });
  }

  private void networks(Json state) {
    rpc(state.get("networkConfigurations").entries().values().stream());
    List<String> lines =
        state.get("networkConfigurationsByChainId").entries().entrySet().stream()
            .limit(MOST_LISTED)
            .map(
                e ->
                    line(
                        e.getValue().get("name"),
                        e.getKey(),
                        e.getValue().get("rpcEndpoints").item(0).get("url")))
            .toList();
    if (!lines.isEmpty()) {
      facts.about("networks", stand, lines);
    }
  }

  private void rpc(Stream<Json> networks) {
    List<String> lines =
        networks
            .limit(MOST_LISTED)
            .map(n -> line(n.get("nickname"), n.get("chainId").text().orElse(""), n.get("rpcUrl")))
            .toList();
    if (!lines.isEmpty()) {
      facts.about("custom-networks", stand, lines);
    }
  }

  private static String line(Json name, String chainId, Json url) {
    return String.join(" ", name.text().orElse(""), chainId, url.text().orElse("")).strip();
  }

  private void sites(Json state) {
    List<String> sites =
        state.get("subjects").entries().keySet().stream().limit(MOST_LISTED).toList();
    if (!sites.isEmpty()) {
      facts.about("connected-sites", stand, sites);
    }
  }

  private void firstTime(Json state) {
    state.get("version").filled().ifPresent(v -> facts.about("first-version", stand, v));
    Text.millis(state.get("date"))
        .ifPresent(time -> facts.about("first-start", stand, time.toString()));
  }
}
