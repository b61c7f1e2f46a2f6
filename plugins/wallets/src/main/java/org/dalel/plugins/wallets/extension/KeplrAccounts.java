package org.dalel.plugins.wallets.extension;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.api.records.Handle;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.derive.AddressForm;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.json.Json;

/**
 * The accounts that a vault of Keplr 2 names in clear: public keys by their path, of a single key,
 * or of an app of a Ledger. The program stores no addresses; they follow from the keys. Of the
 * Cosmos family that of the hub is told, and that of Ethereum for coin number 60.
 */
final class KeplrAccounts {

  private static final Pattern TAG = Pattern.compile("pubKey-(m/44'/(\\d{1,9})'/[0-9/']{1,40})");
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w-]+(\\.[\\w-]+)+");
  private static final int CHAIN_CODE = 32;

  private final Facts facts;

  KeplrAccounts(Facts facts) {
    this.facts = facts;
  }

  /** Notes the accounts as facts. */
  void note() {
    facts.keplr().rings().forEach(this::note);
  }

  private void note(KeplrStore.Ring ring) {
    for (Map.Entry<String, Json> entry : ring.insensitive().entries().entrySet()) {
      Matcher tag = TAG.matcher(entry.getKey());
      if (tag.matches()) {
        AddressForm form = form(tag.group(2).equals("60"));
        note(ring, entry.getValue(), form, Optional.of(tag.group(1)));
      } else if (entry.getValue().get("pubKey").isPresent()) {
        AddressForm form = form(entry.getKey().equals("Ethereum"));
        note(ring, entry.getValue().get("pubKey"), form, Optional.empty());
      }
    }
    for (boolean ethereum : new boolean[] {false, true}) {
      note(ring, ring.insensitive().get("publicKey"), form(ethereum), Optional.empty());
    }
  }

  private static AddressForm form(boolean ethereum) {
    return ethereum ? AddressForm.EVM_ACCOUNT : AddressForm.ATOM_ACCOUNT;
  }

  private void note(KeplrStore.Ring ring, Json key, AddressForm form, Optional<String> path) {
    Optional<byte[]> point = point(key);
    if (point.isPresent()) {
      String address = form.of(point.get());
      facts.add(
          Facts.address(address, ring.name()),
          ring.stand(),
          () -> account(ring, point.get(), form, path));
    }
  }

  private static Artifact.Builder account(
      KeplrStore.Ring ring, byte[] key, AddressForm form, Optional<String> path) {
    Artifact.Builder account =
        WalletArtifacts.address(form.chain(), form.of(key), form.form())
            .field("label", Optional.of(ring.name()).filter(name -> !name.isEmpty()))
            .field("keyring", ring.type())
            .field("path", path)
            .field("public-key", Bytes.hex(key))
            .field("basis", "derived");
    email(ring).ifPresent(mail -> owner(account, mail));
    return account.field("unverified-schema", true);
  }

  private static void owner(Artifact.Builder account, String mail) {
    Handle handle = Handle.email(mail);
    account
        .field("email", mail)
        .identifier(
            new Identifier(
                handle.kind(), handle.raw(), handle.normalised(), Identifier.Role.OWNER));
  }

  /** A key that came from signing in elsewhere says with which address that was. */
  private static Optional<String> email(KeplrStore.Ring ring) {
    return EMAIL
        .matcher(ring.insensitive().get("keyRingMeta").toString())
        .results()
        .map(found -> found.group())
        .findFirst();
  }

  /** A public key of secp256k1 in 33 bytes. */
  static Optional<byte[]> point(Json digits) {
    return digits
        .text()
        .filter(text -> text.matches("0[23][0-9a-f]{64}|04[0-9a-f]{128}"))
        .flatMap(text -> HdNode.ofPublic(Bytes.ofHex(text), new byte[CHAIN_CODE], 0))
        .map(HdNode::publicKey);
  }

  /** The public keys of a keyring by their path. */
  static Map<String, byte[]> keys(KeplrStore.Ring ring) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    ring.insensitive()
        .entries()
        .forEach(
            (name, value) -> {
              Matcher tag = TAG.matcher(name);
              if (tag.matches()) {
                point(value).ifPresent(key -> keys.put(tag.group(1), key));
              }
            });
    return keys;
  }
}
