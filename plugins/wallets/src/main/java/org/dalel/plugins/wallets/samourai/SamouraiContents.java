package org.dalel.plugins.wallets.samourai;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.api.Secret;
import org.dalel.api.records.Handle;
import org.dalel.api.records.KeyMaterial;
import org.dalel.api.records.Masked;
import org.dalel.plugins.wallets.artifact.CoinPayment;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Unlocking;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.SeedBytes;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.seed.Phrases;

/**
 * What stands in an open file of Samourai.
 *
 * <pre>
 *   wallet  testnet, seed (entropy), passphrase, fingerprint, payment_code,
 *           accounts [{xpub, id}], bip49_accounts [{ypub}], bip84_accounts [{zpub}], whirlpool_account [{zpub, id}]
 *   meta    version_name, device_*, pin, pin2, prev_balance, paynym_bot_name, dojo, ricochet {xpub},
 *           bip47 {pcodes}, utxo_notes, utxo_tags: see {@link SamouraiNotes}
 *   txs     of samourai.multi: see {@link SamouraiHistory}
 * </pre>
 *
 * <p>Source: PayloadUtil of samourai-wallet-android, and two backups.
 */
final class SamouraiContents {

  private static final String PROGRAM = "Samourai";
  private static final long RICOCHET = 2_147_483_647L;

  /** Accounts that have a purpose, by number (SamouraiAccountIndex of ExtLibJ). */
  private static final Map<Long, String> ACCOUNTS =
      Map.of(
          2_147_483_644L,
          "bad bank",
          2_147_483_645L,
          "premix",
          2_147_483_646L,
          "postmix",
          RICOCHET,
          "ricochet");

  private final Unlocking unlocking;
  private final boolean unverified;
  private final KeyArtifacts keys = new KeyArtifacts();

  /** Public keys of accounts by their path. */
  private final Map<String, String> accounts = new LinkedHashMap<>();

  SamouraiContents(Unlocking unlocking, boolean unverified) {
    this.unlocking = unlocking;
    this.unverified = unverified;
  }

  /** Emits the wallet and all that is told in it. */
  void emit(Artifact.Builder wallet, String unlockedBy, Json root) {
    Json meta = root.get("meta");
    describe(wallet, root.get("wallet"), meta);
    wallet.field(Unlocking.UNLOCKED_BY, unlockedBy);
    if (unverified) {
      wallet.field("unverified-schema", true);
    }
    unlocking.sink().emit(wallet.build());
    accounts(root.get("wallet"), meta);
    phrase(root.get("wallet"));
    accounts.forEach(this::account);
    secrets(root.get("wallet"), meta);
    new SamouraiNotes(this::put).emit(meta);
    new SamouraiHistory(this::put).emit(root);
  }

  private static void describe(Artifact.Builder wallet, Json inside, Json meta) {
    String device =
        (meta.get("device_manufacturer").text().orElse("")
                + " "
                + meta.get("device_model").text().orElse(""))
            .strip();
    Optional<String> nym =
        meta.get("paynym_bot_name").filled().map(name -> name.replaceFirst("^\\+", ""));
    wallet
        .field("test-network", inside.get("testnet").isTrue())
        .field("version", meta.get("version_name").filled())
        .field("fingerprint", fingerprint(inside.get("fingerprint")))
        .field("payment-code", inside.get("payment_code").filled())
        .field("paynym", nym)
        .field("balance", meta.get("prev_balance").number().map(CoinPayment::coins))
        .field("device", Optional.of(device).filter(name -> !name.isEmpty()))
        .field("android", meta.get("android_release").filled())
        .field("server", meta.at("dojo", "pairing", "url").filled());
    nym.map(name -> Handle.account("paynym", name))
        .ifPresent(
            own ->
                wallet.identifier(
                    new Identifier(
                        own.kind(), own.raw(), own.normalised(), Identifier.Role.OWNER)));
    inside
        .get("payment_code")
        .filled()
        .ifPresent(
            code ->
                wallet.identifier(
                    WalletArtifacts.identifier(Chain.BTC, code, Identifier.Role.OWNER)));
  }

  /** The app writes the four bytes the other way round than everybody else. */
  private static Optional<String> fingerprint(Json digits) {
    return digits
        .text()
        .filter(hex -> hex.matches("[0-9a-f]{8}"))
        .map(hex -> "%08x".formatted(Integer.reverseBytes(Integer.parseUnsignedInt(hex, 16))));
  }

  private void accounts(Json wallet, Json meta) {
    String coin = wallet.get("testnet").isTrue() ? "1'" : "0'";
    accounts(wallet.get("accounts"), "m/44'/" + coin);
    accounts(wallet.get("bip49_accounts"), "m/49'/" + coin);
    accounts(wallet.get("bip84_accounts"), "m/84'/" + coin);
    accounts(wallet.get("whirlpool_account"), "m/84'/" + coin);
    wallet.get("xpub49").text().ifPresent(key -> accounts.put("m/49'/" + coin + "/0'", key));
    meta.at("ricochet", "xpub")
        .text()
        .ifPresent(key -> accounts.put("m/84'/" + coin + "/" + RICOCHET + "'", key));
  }

  private void accounts(Json list, String above) {
    for (Json one : list.items()) {
      String path = above + "/" + one.get("id").number().orElse(0L) + "'";
      for (String member : new String[] {"xpub", "ypub", "zpub"}) {
        one.get(member)
            .text()
            .filter(key -> key.matches("[a-zA-Z]pub\\w+"))
            .ifPresent(key -> accounts.put(path, key));
      }
    }
  }

  private void account(String path, String key) {
    long number = Long.parseLong(path.replaceFirst(".*/(\\d+)'$", "$1"));
    put(
        keys.extendedKey(key)
            .field("path", path)
            .field("account", Optional.ofNullable(ACCOUNTS.get(number))));
  }

  private void phrase(Json wallet) {
    String digits = wallet.get("seed").text().orElse("");
    String passphrase = wallet.get("passphrase").text().orElse("");
    if (!digits.matches("([0-9a-fA-F]{8}){4,8}")) {
      return;
    }
    String words = Phrases.bip39(Bytes.ofHex(digits));
    unlocking.offerPhrase(words, PROGRAM);
    HdNode root = HdNode.ofSeed(SeedBytes.bip39(words, passphrase));
    put(
        keys.seedPhrase("bip39", words, passphrase)
            .field("with-passphrase", !passphrase.isEmpty())
            .field("fits-key", fits(root)));
  }

  private Optional<Boolean> fits(HdNode root) {
    return accounts.entrySet().stream()
        .flatMap(
            entry ->
                HdNode.ofText(entry.getValue())
                    .map(
                        own ->
                            root.at(entry.getKey())
                                .filter(n -> Arrays.equals(n.publicKey(), own.publicKey()))
                                .isPresent())
                    .stream())
        .reduce(Boolean::logicalAnd);
  }

  /** The passphrase opens backups, the PIN the files of the app. */
  private void secrets(Json wallet, Json meta) {
    secret(wallet.get("passphrase"), "passphrase", "words of the wallet, samourai.txt");
    secret(meta.get("pin"), "PIN", "samourai.dat, with the guid of the phone");
    secret(meta.get("pin2"), "second PIN", "samourai.dat, with the guid of the phone");
  }

  private void secret(Json value, String form, String opens) {
    value
        .filled()
        .ifPresent(
            text -> {
              unlocking
                  .context()
                  .secrets()
                  .offer(new Secret(Secret.Kind.PASSWORD, text, PROGRAM + ", " + form));
              put(
                  Artifact.of(
                      new KeyMaterial(
                          Masked.of(text), form, Optional.of(opens), Optional.empty())));
            });
  }

  private void put(Artifact.Builder artifact) {
    artifact.field("locked", true);
    if (unverified) {
      artifact.field("unverified-schema", true);
    }
    unlocking.sink().emit(artifact.build());
  }
}
