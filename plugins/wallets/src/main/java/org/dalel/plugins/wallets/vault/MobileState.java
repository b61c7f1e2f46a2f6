package org.dalel.plugins.wallets.vault;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.api.Identifier;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;

/** The controllers of MetaMask Mobile: what stands in clear beside its vault. */
final class MobileState {

  private static final int LINE_BYTES = 32;

  private final Json state;

  MobileState(Json state) {
    this.state = state;
  }

  /** The wallet itself. */
  Artifact.Builder wallet() {
    return WalletArtifacts.wallet("MetaMask Mobile", "evm", "keys")
        .field("cipher", "AES-256-CBC")
        .field("kdf", "PBKDF2-HMAC-SHA512")
        .field("library", vault().get("lib").text())
        .field("selected", state.at("PreferencesController", "selectedAddress").filled());
  }

  /** Everything in clear but the wallet itself. */
  void emit(Consumer<Artifact> sink) {
    line(vault())
        .ifPresent(l -> sink.accept(WalletArtifacts.hashLine("hashcat", "31900", l).build()));
    accounts().forEach((address, identity) -> sink.accept(account(address, identity)));
    state
        .at("AddressBookController", "addressBook")
        .entries()
        .values()
        .forEach(chain -> chain.entries().forEach((a, entry) -> sink.accept(contact(a, entry))));
    state
        .at("TransactionController", "transactions")
        .items()
        .forEach(transaction -> transfer(transaction).ifPresent(sink));
  }

  /** What is locked: {@code {cipher, iv, salt, lib}}. */
  Json vault() {
    String text = state.at("KeyringController", "vault").text().orElse("");
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).root();
  }

  /** Mode 31900: salt, initialisation vector and the first 32 bytes of the ciphertext. */
  private static Optional<String> line(Json vault) {
    Optional<String> cipher = vault.get("cipher").text();
    Optional<String> salt = vault.get("salt").text();
    Optional<String> iv = vault.get("iv").text();
    if (cipher.isEmpty() || salt.isEmpty() || iv.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] start = Arrays.copyOf(Base64.getMimeDecoder().decode(cipher.get()), LINE_BYTES);
      String data = Base64.getEncoder().encodeToString(start);
      return Optional.of("$metamaskMobile$" + salt.get() + "$" + iv.get() + "$" + data);
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private Map<String, Json> accounts() {
    Map<String, Json> accounts = new TreeMap<>();
    state
        .at("AccountTrackerController", "accounts")
        .entries()
        .keySet()
        .forEach(address -> accounts.put(address, Json.MISSING));
    accounts.putAll(state.at("PreferencesController", "identities").entries());
    accounts.keySet().removeIf(address -> !address.matches("0x[0-9a-fA-F]{40}"));
    return accounts;
  }

  private static Artifact account(String address, Json identity) {
    Artifact.Builder artifact =
        WalletArtifacts.address(Chain.EVM, address, "account")
            .field("label", identity.get("name").filled());
    instant(identity.get("importTime"))
        .ifPresent(
            time ->
                artifact
                    .field("imported", time.toString())
                    .event(Event.at(time, Event.Kind.CREATED, "account imported, importTime")));
    return artifact.build();
  }

  private static Artifact contact(String address, Json entry) {
    return WalletArtifacts.contact(entry.get("name").text().orElse(""), Chain.EVM, address)
        .field("note", entry.get("memo").filled())
        .build();
  }

  private static Optional<Artifact> transfer(Json transaction) {
    Json inner =
        transaction.get("txParams").isObject()
            ? transaction.get("txParams")
            : transaction.get("transaction");
    Optional<String> hash =
        transaction.get("transactionHash").filled().or(transaction.get("hash")::filled);
    return hash.map(
        txid -> {
          Artifact.Builder artifact =
              WalletArtifacts.transfer(Chain.EVM, txid)
                  .field("from", inner.get("from").filled())
                  .field("to", inner.get("to").filled())
                  .field("amount-hex", inner.get("value").filled())
                  .field("status", transaction.get("status").filled());
          inner
              .get("from")
              .filled()
              .map(a -> WalletArtifacts.identifier(Chain.EVM, a, Identifier.Role.SENDER))
              .ifPresent(artifact::identifier);
          inner
              .get("to")
              .filled()
              .map(a -> WalletArtifacts.identifier(Chain.EVM, a, Identifier.Role.RECIPIENT))
              .ifPresent(artifact::identifier);
          instant(transaction.get("time"))
              .ifPresent(time -> WalletArtifacts.time(artifact, time, "app"));
          return artifact.build();
        });
  }

  private static Optional<Instant> instant(Json millis) {
    return millis.number().filter(m -> m > 0 && m < 1L << 43).map(Instant::ofEpochMilli);
  }
}
