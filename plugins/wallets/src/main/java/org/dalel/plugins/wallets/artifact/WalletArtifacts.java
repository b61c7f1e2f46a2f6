package org.dalel.plugins.wallets.artifact;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.api.Identifier;
import org.dalel.api.records.ExtendedKey;
import org.dalel.api.records.Handle;
import org.dalel.api.records.HashLine;
import org.dalel.api.records.PrivateKey;
import org.dalel.api.records.SeedPhrase;
import org.dalel.api.records.Transfer;
import org.dalel.api.records.Wallet;
import org.dalel.api.records.WalletAddress;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.ChainScanner;
import org.dalel.plugins.wallets.chain.Recognition;
import org.dalel.plugins.wallets.chain.codec.Bech32;
import org.dalel.plugins.wallets.chain.codec.EvmAddress;
import org.dalel.plugins.wallets.derive.HdNode;

/**
 * Starts the artifacts of wallets with the fields and identifiers that each of a type has; what a
 * format knows besides (version, path, offset, state) its reader adds to the builder.
 */
public final class WalletArtifacts {

  private WalletArtifacts() {}

  /**
   * A wallet.
   *
   * @param program that made it, e.g. {@code Bitcoin Core}
   * @param network e.g. {@code btc}, {@code ltc-regtest}, {@code unknown}
   * @param encryption {@code none}, {@code keys} (addresses in clear), {@code file}, {@code watch
   *     only}, {@code unknown}
   */
  public static Artifact.Builder wallet(String program, String network, String encryption) {
    return Artifact.of(
        new Wallet(program, network, encryption, Optional.empty(), Optional.empty()));
  }

  /** An address of the wallet's owner; {@code form} e.g. {@code p2wpkh}. */
  public static Artifact.Builder address(Chain chain, String address, String form) {
    return Artifact.of(
        new WalletAddress(
            handle(chain, address),
            chain.code(),
            Optional.of(form),
            Optional.empty(),
            Optional.empty()));
  }

  /** An address that is not the owner's, with what it is to the wallet. */
  public static Artifact.Builder address(
      Chain chain, String address, String form, Identifier.Role role) {
    return Artifact.of(WalletType.ADDRESS.label())
        .field("address", address)
        .field("chain", chain.code())
        .field("form", form)
        .identifier(identifier(chain, address, role));
  }

  /** An extended public key, in full; a private one only by its ends. */
  public static Artifact.Builder extendedKey(String key) {
    boolean secret =
        HdNode.ofText(key).map(node -> node.secret().isPresent()).orElse(key.startsWith("prv", 1));
    return extendedKey(key, secret);
  }

  /** An extended key that is known to be secret or not. */
  public static Artifact.Builder extendedKey(String key, boolean secret) {
    return Artifact.of(ExtendedKey.of(key, secret));
  }

  /** A private key that stands in clear; {@code format} e.g. {@code wif}, {@code raw}. */
  public static Artifact.Builder privateKey(String format, String secret) {
    return Artifact.of(PrivateKey.of(secret, format));
  }

  /** A seed phrase that stands in clear; {@code scheme} e.g. {@code bip39}. */
  public static Artifact.Builder seedPhrase(String scheme, String phrase) {
    return seedPhrase(scheme, phrase, Optional.empty());
  }

  /** The same with the fingerprint of its root key, where that is known. */
  public static Artifact.Builder seedPhrase(
      String scheme, String phrase, Optional<String> fingerprint) {
    return Artifact.of(SeedPhrase.of(phrase, scheme, fingerprint));
  }

  /** Somebody whose address the user keeps. */
  public static Artifact.Builder contact(String name, Chain chain, String address) {
    return Artifact.of(WalletType.CONTACT.label())
        .field("name", name)
        .field("address", address)
        .field("chain", chain.code())
        .identifier(identifier(chain, address, Identifier.Role.CONTACT));
  }

  /** A label of the user; {@code of} is the address, transaction or account that it is on. */
  public static Artifact.Builder label(String label, String of) {
    return Artifact.of(WalletType.LABEL.label()).field("label", label).field("of", of);
  }

  /** A transaction; {@code txid} as explorers spell it. */
  public static Artifact.Builder transfer(Chain chain, String txid) {
    return transfer(chain, txid, List.of(), List.of());
  }

  /** A transaction with the addresses that paid and were paid; they are its identifiers. */
  public static Artifact.Builder transfer(
      Chain chain, String txid, List<String> from, List<String> to) {
    return Artifact.of(
        new Transfer(
            chain.code(),
            Optional.of(txid),
            handles(chain, from),
            handles(chain, to),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static List<Handle> handles(Chain chain, List<String> addresses) {
    return addresses.stream()
        .filter(address -> !address.isBlank())
        .map(address -> handle(chain, address))
        .toList();
  }

  /** An address as a handle, in the spelling of the recognisers. */
  public static Handle handle(Chain chain, String address) {
    return new Handle(
        Identifier.Kind.WALLET_ADDRESS, address, chain.code() + ":" + canonical(chain, address));
  }

  /**
   * The time of a transfer as fields and in the timeline.
   *
   * @param source who says so: {@code block}, {@code wallet}, {@code app}, {@code device}
   */
  public static Artifact.Builder time(Artifact.Builder transfer, Instant time, String source) {
    return transfer
        .field("time", time.toString())
        .field("time-source", source)
        .event(Event.at(time, Event.Kind.TRANSFERRED, "transfer, time of the " + source));
  }

  /**
   * The amount of a transfer as a decimal number in whole coins.
   *
   * @param smallest the amount in the smallest unit, e.g. satoshi; negative when it is spent
   * @param decimals of the asset, e.g. 8 for BTC
   */
  public static String amount(long smallest, int decimals) {
    return BigDecimal.valueOf(smallest, decimals).toPlainString();
  }

  /**
   * A line for a password search.
   *
   * @param format of the program, {@code hashcat} or {@code john}
   * @param mode number of hashcat's mode, or name of john's format
   */
  public static Artifact.Builder hashLine(String format, String mode, String line) {
    return Artifact.of(new HashLine(line, format, mode));
  }

  /** The identifier of an address: {@code chain:address}, as the recognisers spell it. */
  public static Identifier identifier(Chain chain, String address, Identifier.Role role) {
    Handle handle = handle(chain, address);
    return new Identifier(handle.kind(), handle.raw(), handle.normalised(), role);
  }

  /** The recognisers' spelling; what only its chain makes an address has rules of its own. */
  private static String canonical(Chain chain, String address) {
    return ChainScanner.shared()
        .address(address)
        .filter(what -> what.readings().stream().anyMatch(reading -> reading.chain() == chain))
        .map(Recognition::canonical)
        .orElseGet(() -> lowered(chain, address));
  }

  private static String lowered(Chain chain, String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    if (chain == Chain.EVM && lower.matches("0x[0-9a-f]{40}")) {
      return EvmAddress.checksummed(lower.substring(2));
    }
    return Bech32.decode(address).isPresent() ? lower : address;
  }
}
