package org.dalel.plugins.wallets.artifact;

import org.dalel.api.ExtractorDescription;

/** The artifact types of wallets, and what such a record tells. */
public enum WalletType {
  /** Fields: program, version, network, encryption, kdf, unlocked-by. */
  WALLET("wallet", "A wallet: the program that made it, its network and how it is locked."),
  /**
   * Fields: address, chain, network, form, public-key, path, label. In texts a public or viewing
   * key or an invoice may stand in the place of the address, under its own name.
   */
  ADDRESS("wallet-address", "An address that a wallet holds or that follows from its keys."),
  /** Fields: key, secret, path, account, fingerprint. */
  EXTENDED_KEY("extended-key", "A key from which all addresses of an account follow."),
  /** Fields: masked, format, public-key, addresses, locked (whether a password opened it). */
  PRIVATE_KEY("private-key", "A private key in clear, or opened with a known password, masked."),
  /** Fields: masked, scheme, words, fits-key, locked. */
  SEED_PHRASE(
      "seed-phrase",
      "Words that restore a wallet, in clear or opened with a known password, masked."),
  /** Fields: name, address, chain. */
  CONTACT("wallet-contact", "Somebody in the address book of a wallet."),
  /** Fields: label, of. */
  LABEL("wallet-label", "A note of the user on an address, account or transaction."),
  /** Fields: txid, chain, time, time-source, from, to, amount, asset, fee, label. */
  TRANSFER("transfer", "A transaction that a wallet knows."),
  /** Fields: device, usb-id, serial, key-written, first-line, last-line, occurrences. */
  DEVICE("hardware-wallet", "A hardware wallet that was connected, by its USB ids."),
  /** Fields: line, format, mode. */
  HASH_LINE(
      "hash-line", "What a password search needs to know of a lock, as its program reads it.");

  private final String label;
  private final String sentence;

  WalletType(String label, String sentence) {
    this.label = label;
    this.sentence = sentence;
  }

  /** The name of the artifact type, e.g. {@code wallet-address}. */
  public String label() {
    return label;
  }

  /** Declares types that an extractor emits. */
  public static ExtractorDescription.Builder declare(
      ExtractorDescription.Builder description, WalletType... types) {
    for (WalletType type : types) {
      description.emits(type.label, type.sentence);
    }
    return description;
  }
}
