package org.dalel.plugins.wallets.desktop;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.json.JsonText;
import org.pf4j.Extension;

/**
 * Ledger Live ({@code app.json} in the folder {@code Ledger Live} or {@code Ledger Wallet}):
 * accounts with their keys, addresses and operations; the device last seen. A password locks {@code
 * accounts} only: starred accounts still name their keys, {@code
 * js:2:bitcoin:xpub...:native_segwit}.
 *
 * <p>No file of the program itself was at hand: the members follow its published source
 * (ledger-live, libs/types-live).
 */
@Extension
public final class LedgerLive implements ArtifactExtractor {

  private static final int LARGEST = 256 << 20;

  private static final Map<String, Chain> CURRENCIES =
      Map.ofEntries(
          Map.entry("bitcoin", Chain.BTC),
          Map.entry("bitcoin_testnet", Chain.BTC),
          Map.entry("bitcoin_cash", Chain.BCH),
          Map.entry("litecoin", Chain.LTC),
          Map.entry("dogecoin", Chain.DOGE),
          Map.entry("dash", Chain.DASH),
          Map.entry("zcash", Chain.ZEC),
          Map.entry("ethereum", Chain.EVM),
          Map.entry("ethereum_classic", Chain.EVM),
          Map.entry("bsc", Chain.EVM),
          Map.entry("polygon", Chain.EVM),
          Map.entry("avalanche_c_chain", Chain.EVM),
          Map.entry("arbitrum", Chain.EVM),
          Map.entry("optimism", Chain.EVM),
          Map.entry("base", Chain.EVM),
          Map.entry("tron", Chain.TRX),
          Map.entry("ripple", Chain.XRP),
          Map.entry("solana", Chain.SOL),
          Map.entry("polkadot", Chain.DOT),
          Map.entry("cardano", Chain.ADA),
          Map.entry("stellar", Chain.XLM),
          Map.entry("cosmos", Chain.ATOM),
          Map.entry("tezos", Chain.XTZ),
          Map.entry("algorand", Chain.ALGO),
          Map.entry("ton", Chain.TON));

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("ledger-live", "1.1.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.path("**/Ledger Live/app*.json", "**/Ledger Wallet/app*.json")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.EXTENDED_KEY,
            WalletType.TRANSFER)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    if (bytes.isEmpty()) {
      return;
    }
    JsonText text = JsonReader.read(bytes.get());
    Json data = text.root().get("data");
    if (!data.isObject()) {
      return;
    }
    sink.emit(wallet(data));
    KeyArtifacts keys = new KeyArtifacts();
    int number = 0;
    for (Json account : data.get("accounts").items()) {
      context.checkpoint();
      account(account.get("data"), number++, keys, sink);
    }
    starred(data, keys, sink);
    text.damage().ifPresent(damage -> sink.problem(new Position.ByteOffset(text.end()), damage));
  }

  private static Artifact wallet(Json data) {
    boolean locked = data.get("accounts").text().isPresent();
    Json device = data.at("settings", "lastSeenDevice");
    List<Json> models = data.at("settings", "devicesModelList").items();
    return WalletArtifacts.wallet("Ledger Live", "unknown", locked ? "file" : "watch only")
        .field("accounts", (long) data.get("accounts").items().size())
        .field("device", device.get("modelId").filled())
        .field("firmware", device.at("deviceInfo", "version").filled())
        .field("device-models", models.stream().flatMap(m -> m.written().stream()).toList())
        .field("user-id", data.at("user", "id").filled())
        .field("unverified-schema", true)
        .build();
  }

  private static void account(Json account, int number, KeyArtifacts keys, ArtifactSink sink) {
    String currency = account.get("currencyId").text().orElse("");
    Chain chain = chain(currency);
    Position position = new Position.RecordNumber("accounts", number);
    Optional<String> name = account.get("name").filled();
    Optional<String> path = account.get("freshAddressPath").filled();
    account
        .get("xpub")
        .filled()
        .filter(key -> key.matches("[a-zA-Z]pub.+"))
        .ifPresent(
            key ->
                sink.emit(
                    keys.extendedKey(key)
                        .field("account", name)
                        .field("derivation", account.get("derivationMode").filled())
                        .field("unverified-schema", true)
                        .at(position)
                        .build()));
    account
        .get("freshAddress")
        .filled()
        .ifPresent(
            address ->
                sink.emit(
                    WalletArtifacts.address(chain, address, "fresh")
                        .field("currency", currency)
                        .field("label", name)
                        .field("path", path)
                        .field("balance-smallest", account.get("balance").written())
                        .field("unverified-schema", true)
                        .at(position)
                        .build()));
    account.get("operations").items().forEach(o -> operation(chain, o, position, sink));
  }

  private static void operation(Chain chain, Json operation, Position position, ArtifactSink sink) {
    Optional<String> hash = operation.get("hash").filled();
    if (hash.isEmpty()) {
      return;
    }
    Artifact.Builder transfer =
        WalletArtifacts.transfer(
                chain,
                hash.get(),
                texts(operation.get("senders")),
                texts(operation.get("recipients")))
            .field("kind", operation.get("type").filled())
            .field("amount-smallest", operation.get("value").written())
            .field("fee-smallest", operation.get("fee").written())
            .field("unverified-schema", true)
            .at(position);
    operation
        .get("date")
        .text()
        .flatMap(LedgerLive::instant)
        .ifPresent(time -> WalletArtifacts.time(transfer, time, "app"));
    sink.emit(transfer.build());
  }

  private static List<String> texts(Json list) {
    return list.items().stream().flatMap(item -> item.text().stream()).toList();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static void starred(Json data, KeyArtifacts keys, ArtifactSink sink) {
    for (Json id : data.at("settings", "starredAccountIds").items()) {
      String[] parts = id.text().orElse("").split(":");
      if (parts.length >= 4 && parts[3].matches("[a-zA-Z]pub.+")) {
        sink.emit(
            keys.extendedKey(parts[3])
                .field("account", String.join(":", parts))
                .field("unverified-schema", true)
                .build());
      } else if (parts.length >= 4) {
        sink.emit(
            WalletArtifacts.address(chain(parts[2]), parts[3], "starred")
                .field("currency", parts[2])
                .field("unverified-schema", true)
                .build());
      }
    }
  }

  private static Chain chain(String currency) {
    return CURRENCIES.getOrDefault(currency.toLowerCase(Locale.ROOT), Chain.UNKNOWN);
  }
}
