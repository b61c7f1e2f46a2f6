package org.dalel.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.LinkedPlaces;
import org.dalel.casefile.read.ListedItem;
import org.dalel.casefile.read.ListedLock;
import org.dalel.casefile.read.WalletPlace;

/** What {@code dalel wallets --json} prints; {@code what} is wallet, keys, device or link. */
public final class WalletsJson {
  private WalletsJson() {}

  /** A place with wallets or keys. */
  public static Map<String, Object> place(String what, WalletPlace place, List<ListedLock> locks) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", what);
    json.put("locator", place.item().locator().toString());
    json.put("user", place.user());
    json.put("wallets", place.wallets().stream().map(WalletsJson::wallet).toList());
    json.put("locks", locks.stream().map(SecretsJson::lock).toList());
    json.put("addresses", place.addresses());
    json.put("contacts", place.contacts());
    json.put("labels", place.labels());
    json.put("seed_phrases", place.phrases().stream().map(WalletsJson::phrase).toList());
    json.put("private_keys", place.keys().single());
    json.put("extended_private_keys", place.keys().extendedSecret());
    json.put("extended_public_keys", place.keys().extendedPublic());
    json.put("transfers", transfers(place.transfers()));
    json.put("hash_lines", place.hashLines());
    return json;
  }

  /** A hardware wallet. */
  public static Map<String, Object> device(WalletPlace place, WalletPlace.Device device) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", "device");
    json.put("locator", place.item().locator().toString());
    json.put("device", device.name());
    json.put("more", device.more());
    return json;
  }

  /** Two places that share addresses. */
  public static Map<String, Object> link(LinkedPlaces link) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", "link");
    json.put("locator", link.places().get(0).locator().toString());
    json.put("also", rest(link.places()));
    json.put("type", link.type());
    link.fields().ifPresent(fields -> json.put("fields", new JsonText.Raw(fields)));
    json.put("other", link.others().get(0).locator().toString());
    json.put("other_also", rest(link.others()));
    json.put("other_types", link.otherTypes());
    json.put("shared", link.shared());
    json.put("example", link.example());
    link.fields().ifPresent(fields -> json.put("path", link.raw()));
    return json;
  }

  private static List<String> rest(List<ListedItem> places) {
    return places.stream().skip(1).map(item -> item.locator().toString()).toList();
  }

  private static Map<String, Object> wallet(WalletPlace.Wallet wallet) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("program", wallet.program());
    json.put("network", wallet.network());
    json.put("encryption", wallet.encryption());
    json.put("state", wallet.state());
    json.put("more", wallet.more());
    return json;
  }

  private static Map<String, Object> phrase(WalletPlace.Phrase phrase) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("masked", phrase.masked());
    json.put("scheme", phrase.scheme());
    json.put("words", phrase.words());
    json.put("confidence", phrase.confidence());
    json.put("fingerprint", phrase.fingerprint());
    json.put("derived", phrase.derived());
    return json;
  }

  private static Map<String, Object> transfers(WalletPlace.Transfers transfers) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", transfers.count());
    json.put("first", transfers.first().map(Object::toString));
    json.put("last", transfers.last().map(Object::toString));
    List<Object> sums = new ArrayList<>();
    transfers
        .sums()
        .forEach(
            (asset, sum) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("asset", asset);
              one.put("in", sum.in().toPlainString());
              one.put("out", sum.out().toPlainString());
              sums.add(one);
            });
    json.put("sums", sums);
    return json;
  }
}
