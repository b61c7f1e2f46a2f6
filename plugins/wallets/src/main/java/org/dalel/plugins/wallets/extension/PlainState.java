package org.dalel.plugins.wallets.extension;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.json.Json;

/**
 * Accounts and contacts in state whose layout is not known: objects with an {@code address} and
 * something that only accounts have, such as a name or a path. Tokens and contracts have addresses
 * too, and are left.
 */
final class PlainState {

  private static final int DEEPEST = 24;

  /** Members that a token or contract has and an account has not. */
  private static final Set<String> TOKEN =
      Set.of(
          "decimals",
          "symbol",
          "numberofdecimal",
          "tokenid",
          "abi",
          "iconurl",
          "iconsrc",
          "logo",
          "logouri",
          "contract");

  private static final Set<String> ACCOUNT =
      Set.of(
          "name",
          "label",
          "alias",
          "alianName",
          "accountName",
          "nickname",
          "index",
          "path",
          "hdPath",
          "derivationPath",
          "publicKey",
          "pubKey",
          "type",
          "brandName",
          "walletId",
          "accountId");

  private static final Set<String> SELECTED =
      Set.of("selectedAddress", "currentAddress", "activeAddress", "selectedAccount", "address");

  private final Facts facts;
  private final Stand stand;
  private final Chain usual;

  PlainState(Facts facts, Stand stand, Chain usual) {
    this.facts = facts;
    this.stand = stand;
    this.usual = usual;
  }

  void take(String key, Json value) {
    if (SELECTED.contains(key)) {
      value.text().ifPresent(text -> account(text, Json.MISSING, key));
    }
    walk(key, value, 0);
  }

  private void walk(String path, Json value, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    Text.nested(value).ifPresent(inner -> walk(path, inner, depth + 1));
    value.items().forEach(item -> walk(path, item, depth + 1));
    if (!value.isObject()) {
      return;
    }
    Map<String, Json> members = value.entries();
    value
        .get("address")
        .text()
        .filter(a -> isAccount(members))
        .ifPresent(a -> take(path, a, value));
    value.get("selectedAddress").text().ifPresent(a -> account(a, Json.MISSING, path));
    members.forEach((name, member) -> walk(path + "/" + name, member, depth + 1));
  }

  private static boolean isAccount(Map<String, Json> members) {
    return members.keySet().stream().anyMatch(ACCOUNT::contains)
        && members.keySet().stream().noneMatch(PlainState::isToken)
        && members.values().stream()
            .filter(Json::isObject)
            .noneMatch(m -> m.entries().keySet().stream().anyMatch(PlainState::isToken));
  }

  private static boolean isToken(String member) {
    return TOKEN.contains(member.toLowerCase(Locale.ROOT));
  }

  private void take(String path, String address, Json about) {
    String where = path.toLowerCase(Locale.ROOT);
    if (where.contains("contact") || where.contains("addressbook") || where.contains("recent")) {
      contact(address, about);
    } else if (!where.contains("contract") && !where.contains("token")) {
      account(address, about, path);
    }
  }

  private static String name(Json about) {
    return about
        .get("name")
        .filled()
        .or(about.get("accountName")::filled)
        .or(about.get("alianName")::filled)
        .or(about.get("label")::filled)
        .or(about.get("nickname")::filled)
        .orElse("");
  }

  private void account(String address, Json about, String path) {
    String name = name(about);
    Addresses.chain(address, usual)
        .ifPresent(
            chain ->
                facts.add(
                    Facts.address(address, name),
                    stand,
                    () -> artifact(chain, address, about, path)));
  }

  private static Artifact.Builder artifact(Chain chain, String address, Json about, String path) {
    return WalletArtifacts.address(chain, address, "account")
        .field("label", Optional.of(name(about)).filter(n -> !n.isEmpty()))
        .field("keyring", about.get("type").filled())
        .field(
            "path",
            about
                .get("hdPath")
                .filled()
                .or(about.get("derivationPath")::filled)
                .or(about.get("path")::filled))
        .field("public-key", about.get("publicKey").filled())
        .field("member", path);
  }

  private void contact(String address, Json about) {
    String name = name(about);
    Addresses.chain(address, usual)
        .ifPresent(
            chain ->
                facts.add(
                    "contact " + Addresses.canonical(address) + name,
                    stand,
                    () -> WalletArtifacts.contact(name, chain, address)));
  }
}
