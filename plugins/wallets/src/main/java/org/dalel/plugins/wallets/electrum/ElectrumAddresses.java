package org.dalel.plugins.wallets.electrum;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.json.Json;

/**
 * The addresses of a wallet, from the places where its versions keep them: {@code accounts} (1.x:
 * addresses; 2.0 to 2.6: public keys), {@code pubkeys} (2.7), {@code addresses} (since 2.8), {@code
 * imported_keys}, {@code keypairs}, and {@code addr_history}, which has them all.
 */
final class ElectrumAddresses {

  /**
   * What the wallet says of an address.
   *
   * @param use {@code receiving}, {@code change}, {@code imported} or {@code history}
   * @param index in its list, -1 when there is none
   * @param account it belongs to, where the version has several
   * @param publicKey in hexadecimal digits, where it stands
   */
  record Entry(String use, int index, Optional<String> account, Optional<String> publicKey) {}

  private static final byte[] P2PKH = {0};
  private static final byte[] P2SH = {5};

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final int signatures;

  ElectrumAddresses(Json root) {
    signatures = signatures(root.get("wallet_type").text().orElse(""));
    root.get("accounts").entries().forEach(this::account);
    chains(root.get("pubkeys"), Optional.empty());
    chains(root.get("addresses"), Optional.empty());
    root.get("addresses").entries().keySet().stream()
        .filter(name -> !name.equals("receiving") && !name.equals("change"))
        .forEach(address -> add(address, entry("imported")));
    root.at("keystore", "keypairs").entries().keySet().forEach(this::pair);
    root.get("imported_keys").entries().keySet().forEach(a -> add(a, entry("imported")));
    root.get("addr_history").entries().keySet().forEach(a -> add(a, entry("history")));
    root.get("txo").entries().values().stream()
        .flatMap(outputs -> outputs.entries().keySet().stream())
        .forEach(address -> add(address, entry("history")));
  }

  /** Each address with what is known of it, in the order of the file. */
  Map<String, Entry> entries() {
    return Collections.unmodifiableMap(entries);
  }

  private static Entry entry(String use) {
    return new Entry(use, -1, Optional.empty(), Optional.empty());
  }

  /** The number in front of {@code of}: 2 of {@code 2of3}; 0 when the wallet has one key. */
  private static int signatures(String type) {
    return type.matches("\\d{1,2}of\\d{1,2}")
        ? Integer.parseInt(type.substring(0, type.indexOf('o')))
        : type.equals("2fa") ? 2 : 0;
  }

  private void account(String name, Json account) {
    account.get("imported").entries().keySet().forEach(a -> add(a, entry("imported")));
    chains(account, Optional.of(name));
    list(account.get("0"), "receiving", Optional.of(name));
    list(account.get("1"), "change", Optional.of(name));
  }

  private void chains(Json both, Optional<String> account) {
    list(both.get("receiving"), "receiving", account);
    list(both.get("change"), "change", account);
  }

  private void list(Json list, String use, Optional<String> account) {
    List<Json> items = list.items();
    for (int i = 0; i < items.size(); i++) {
      int index = i;
      Json item = items.get(i);
      if (item.isArray()) {
        script(item).ifPresent(a -> add(a, new Entry(use, index, account, Optional.empty())));
        continue;
      }
      String text = item.text().orElse("");
      Optional<String> key = Optional.of(text).filter(ElectrumAddresses::isPublicKey);
      add(key.map(ElectrumAddresses::ofKey).orElse(text), new Entry(use, index, account, key));
    }
  }

  private void pair(String publicKey) {
    if (isPublicKey(publicKey)) {
      Entry entry = new Entry("imported", -1, Optional.empty(), Optional.of(publicKey));
      boolean listed = entries.values().stream().anyMatch(e -> e.use().equals("imported"));
      if (!listed) {
        add(ofKey(publicKey), entry);
      }
    }
  }

  private void add(String address, Entry entry) {
    if (!address.isBlank()) {
      entries.putIfAbsent(address, entry);
    }
  }

  private static boolean isPublicKey(String text) {
    return text.matches("0[23][0-9a-fA-F]{64}|04[0-9a-fA-F]{128}");
  }

  private static String ofKey(String publicKey) {
    return Base58.BITCOIN.encodeChecked(P2PKH, Digests.hash160(Bytes.ofHex(publicKey)));
  }

  /** Address of a script that asks for some signatures of the sorted keys (BIP-11, BIP-67). */
  private Optional<String> script(Json keys) {
    List<String> sorted =
        keys.items().stream()
            .map(Json::text)
            .flatMap(Optional::stream)
            .filter(ElectrumAddresses::isPublicKey)
            .sorted()
            .toList();
    if (signatures < 1 || sorted.size() < signatures || sorted.size() > 15) {
      return Optional.empty();
    }
    return Optional.of(Base58.BITCOIN.encodeChecked(P2SH, Digests.hash160(multisignature(sorted))));
  }

  private byte[] multisignature(Collection<String> keys) {
    byte[] script = {(byte) (0x50 + signatures)};
    for (String key : keys) {
      byte[] bytes = Bytes.ofHex(key);
      script = Bytes.join(script, new byte[] {(byte) bytes.length}, bytes);
    }
    return Bytes.join(script, new byte[] {(byte) (0x50 + keys.size()), (byte) 0xae});
  }
}
