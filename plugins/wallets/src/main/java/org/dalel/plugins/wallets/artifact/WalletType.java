package org.dalel.plugins.wallets.artifact;

import org.dalel.api.ArtifactType;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.records.ExtendedKey;
import org.dalel.api.records.HashLine;
import org.dalel.api.records.PrivateKey;
import org.dalel.api.records.Records;
import org.dalel.api.records.SeedPhrase;
import org.dalel.api.records.Transfer;
import org.dalel.api.records.Wallet;
import org.dalel.api.records.WalletAddress;

/** The artifact types of wallets, and what such a record tells. */
public enum WalletType {
  /** Fields: program, version, network, encryption, kdf, unlocked-by. */
  WALLET(Records.typeOf(Wallet.class)),
  /**
   * Fields: address, chain, network, form, public-key, path, label. In texts a public or viewing
   * key or an invoice may stand in the place of the address, under its own name.
   */
  ADDRESS(Records.typeOf(WalletAddress.class)),
  /** Fields: key, secret, path, account, fingerprint. */
  EXTENDED_KEY(Records.typeOf(ExtendedKey.class)),
  /** Fields: masked, format, public-key, addresses, locked (whether a password opened it). */
  PRIVATE_KEY(Records.typeOf(PrivateKey.class)),
  /** Fields: masked, scheme, words, fits-key, locked. */
  SEED_PHRASE(Records.typeOf(SeedPhrase.class)),
  /** Fields: name, address, chain. */
  CONTACT("wallet-contact", "Somebody in the address book of a wallet."),
  /** Fields: label, of. */
  LABEL("wallet-label", "A note of the user on an address, account or transaction."),
  /** Fields: txid, chain, time, time-source, from, to, amount, asset, fee, label. */
  TRANSFER(Records.typeOf(Transfer.class)),
  /** Fields: device, usb-id, serial, key-written, first-line, last-line, occurrences. */
  DEVICE("hardware-wallet", "A hardware wallet that was connected, by its USB ids."),
  /** Fields: line, format, mode. */
  HASH_LINE(Records.typeOf(HashLine.class));

  private final ArtifactType type;

  WalletType(String label, String sentence) {
    this(new ArtifactType(label, sentence));
  }

  /** What forensics has a record for. */
  WalletType(ArtifactType type) {
    this.type = type;
  }

  /** The name of the artifact type, e.g. {@code wallet-address}. */
  public String label() {
    return type.name();
  }

  /** Declares types that an extractor emits. */
  public static ExtractorDescription.Builder declare(
      ExtractorDescription.Builder description, WalletType... types) {
    for (WalletType type : types) {
      description.emits(type.type.name(), type.type.description());
    }
    return description;
  }
}
