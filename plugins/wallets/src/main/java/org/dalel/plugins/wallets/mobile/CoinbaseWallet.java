package org.dalel.plugins.wallets.mobile;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Event;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.place.SqliteFiles;
import org.dalel.plugins.wallets.table.TableRow;
import org.dalel.plugins.wallets.table.Tables;
import org.pf4j.Extension;

/**
 * The database of Coinbase Wallet (Base App) on telephones, {@code wallet-rn-v2.sqlite}, with its
 * write-ahead log.
 *
 * <pre>
 *   account(id, createdAt, type, primaryAddress, nickname)
 *   address(address, currencyCodeStr, derivationPath, typeStr, isUsedStr, isChangeAddressStr, balanceStr)
 *   tx_history_v2, tx_history(createdAt, confirmedAt, fromAddress, toAddress, amount, fee, tokenDecimal,
 *                             currencyCodeStr, txHash, isSent, blockchainStr)
 * </pre>
 *
 * <p>Source: what iLEAPP reads of two telephones, which also shows that times are UTC. No file was
 * at hand. Keys lie in the keychain of the telephone.
 */
@Extension
public final class CoinbaseWallet implements ArtifactExtractor {
  private static final String UNVERIFIED = "unverified-schema";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSS]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Map<String, Chain> CHAINS =
      Map.of(
          "BTC", Chain.BTC,
          "BCH", Chain.BCH,
          "LTC", Chain.LTC,
          "DOGE", Chain.DOGE,
          "SOL", Chain.SOL,
          "XRP", Chain.XRP,
          "XLM", Chain.XLM);

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("coinbase-wallet", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.name("wallet-rn-v2.sqlite")),
            WalletType.WALLET,
            WalletType.ADDRESS,
            WalletType.TRANSFER)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    SqliteFiles.read(
        file,
        context,
        problem -> sink.problem(new Position.WholeItem(), problem),
        tables -> {
          if (tables.has("address", "derivationPath") && tables.has("account", "primaryAddress")) {
            emit(tables, sink);
          }
        });
  }

  private static void emit(Tables tables, ArtifactSink sink) throws IOException {
    tables.rows("account", row -> sink.emit(account(row).build()));
    // one address is listed for each asset of its chain
    Map<String, TableRow> addresses = new HashMap<>();
    List<TableRow> rows = tables.all("address", Optional::of);
    for (TableRow row : rows) {
      Optional<String> address = row.text("address");
      if (address.isPresent()
          && addresses.putIfAbsent(chain(row) + " " + address.get(), row) == null) {
        sink.emit(address(row, address.get()).build());
      }
    }
    for (String table : List.of("tx_history_v2", "tx_history")) {
      tables.rows(
          table,
          row -> row.text("txHash").ifPresent(hash -> sink.emit(transfer(row, hash).build())));
    }
  }

  private static Artifact.Builder account(TableRow row) {
    Artifact.Builder wallet =
        WalletArtifacts.wallet("Coinbase Wallet", "many", "keys")
            .field("name", row.text("nickname"))
            .field("account-type", row.text("type"))
            .field("address", row.text("primaryAddress"))
            .field("backed-up", flag(row, "hasCompletedBackupFlow"))
            .field("deleted", flag(row, "isDeleted"))
            .field(UNVERIFIED, true)
            .atByte(row.offset());
    time(row, "createdAt")
        .ifPresent(
            time ->
                wallet
                    .field("created", time.toString())
                    .event(Event.at(time, Event.Kind.CREATED, "account made, createdAt")));
    return wallet;
  }

  private static Artifact.Builder address(TableRow row, String address) {
    return WalletArtifacts.address(chain(row), address, row.text("typeStr").orElse("account"))
        .field("path", row.text("derivationPath"))
        .field("asset", row.text("currencyCodeStr"))
        .field("network", row.text("networkStr"))
        .field("used", flag(row, "isUsedStr"))
        .field("change", flag(row, "isChangeAddressStr"))
        .field("balance-smallest", row.text("balanceStr"))
        .field(UNVERIFIED, true)
        .atByte(row.offset());
  }

  private static Artifact.Builder transfer(TableRow row, String hash) {
    Artifact.Builder transfer =
        WalletArtifacts.transfer(
                chain(row),
                hash,
                row.text("fromAddress").stream().toList(),
                row.text("toAddress").stream().toList())
            .field("amount", amount(row))
            .field("amount-smallest", written(row, "amount"))
            .field("asset", row.text("currencyCodeStr"))
            .field("fee-smallest", written(row, "fee"))
            .field("sent", flag(row, "isSent"))
            .field("from-name", row.text("fromDomain"))
            .field("to-name", row.text("toDomain"))
            .field("kind", row.text("type"))
            .field(UNVERIFIED, true)
            .atByte(row.offset());
    time(row, "confirmedAt")
        .or(() -> time(row, "createdAt"))
        .ifPresent(time -> WalletArtifacts.time(transfer, time, "app"));
    return transfer;
  }

  /** In whole coins, where the row says how many decimals its asset has. */
  private static Optional<String> amount(TableRow row) {
    Optional<String> decimals = written(row, "tokenDecimal").filter(d -> d.matches("\\d{1,2}"));
    return written(row, "amount")
        .filter(value -> value.matches("-?\\d{1,60}") && decimals.isPresent())
        .map(
            value ->
                new BigDecimal(value)
                    .movePointLeft(Integer.parseInt(decimals.get()))
                    .toPlainString());
  }

  private static Optional<String> written(TableRow row, String column) {
    return row.text(column)
        .or(() -> row.number(column).stream().mapToObj(String::valueOf).findFirst());
  }

  private static Optional<Boolean> flag(TableRow row, String column) {
    return written(row, column).map(value -> value.equals("1") || value.equalsIgnoreCase("true"));
  }

  private static Chain chain(TableRow row) {
    Optional<Chain> known = row.text("currencyCodeStr").map(CHAINS::get);
    boolean evm =
        row.text("address")
            .or(() -> row.text("fromAddress"))
            .or(() -> row.text("toAddress"))
            .filter(address -> address.startsWith("0x"))
            .isPresent();
    return evm ? Chain.EVM : known.orElse(Chain.UNKNOWN);
  }

  private static Optional<Instant> time(TableRow row, String column) {
    try {
      return row.text(column)
          .map(text -> LocalDateTime.parse(text.strip(), TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
