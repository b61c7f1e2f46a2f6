package org.dalel.plugins.wallets.mycelium;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Position;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.CoinPayment;
import org.dalel.plugins.wallets.artifact.RawTransaction;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.table.TableRow;
import org.dalel.plugins.wallets.table.Tables;

/**
 * The transactions of all accounts; the tables of an account end with its number.
 *
 * <pre>
 *   tx_UUID(id, hash, height, time, binary)   outtx_UUID(id, raw): not sent yet
 *   utxo_UUID, ptxo_UUID(outpoint, height, value, isCoinbase, script)
 *       outpoint = txid 32, u16 output; utxo: what the account has, ptxo: what its transactions spend
 *   txid as explorers spell it; time in seconds; height 2147483647: in no block
 * </pre>
 */
final class Payments {

  private static final String ACCOUNT = "[0-9a-fA-F]{32}";
  private static final long NO_BLOCK = Integer.MAX_VALUE;
  private static final int OUTPOINT = 34;

  /** What four bytes of a block can say, in seconds. */
  private static final long LATEST = 0xffff_ffffL;

  /** A transaction as its row tells it; raw is absent when it cannot be read. */
  private record Listed(
      String txid,
      Optional<RawTransaction> raw,
      long height,
      long time,
      boolean sent,
      long offset,
      Set<String> accounts) {

    /** Of two accounts that have it, what the first says, if it can be read there. */
    Listed or(Listed other) {
      Listed kept = raw.isPresent() || other.raw.isEmpty() ? this : other;
      Set<String> both = new TreeSet<>(accounts);
      both.addAll(other.accounts);
      return new Listed(txid, kept.raw, kept.height, kept.time, kept.sent, kept.offset, both);
    }
  }

  private final Tables tables;
  private final ArtifactSink sink;
  private final Map<String, Listed> listed = new LinkedHashMap<>();
  private final Map<String, RawTransaction.Output> outputs = new HashMap<>();
  private final Set<String> unspent = new TreeSet<>();
  private final Map<String, Long> values = new HashMap<>();

  Payments(Tables tables, ArtifactSink sink) {
    this.tables = tables;
    this.sink = sink;
  }

  /** Reads all tables. */
  Payments read() throws IOException {
    for (String table : tables("tx")) {
      tables.rows(table, row -> transaction(row, table, "binary", true));
    }
    for (String table : tables("outtx")) {
      tables.rows(table, row -> transaction(row, table, "raw", false));
    }
    for (String table : tables("ptxo")) {
      tables.rows(table, row -> output(row).ifPresent(out -> outputs.put(outpoint(row), out)));
    }
    for (String table : tables("utxo")) {
      tables.rows(table, this::unspent);
    }
    return this;
  }

  private List<String> tables(String first) {
    return tables.database().schema().tables().stream()
        .filter(table -> table.current() && table.name().matches(first + "_" + ACCOUNT))
        .map(table -> table.name())
        .sorted()
        .toList();
  }

  private void unspent(TableRow row) {
    output(row)
        .ifPresent(
            out -> {
              outputs.put(outpoint(row), out);
              unspent.add(Bytes.hex(out.script().bytes()));
              values.put(outpoint(row), out.amount());
            });
  }

  private static Optional<RawTransaction.Output> output(TableRow row) {
    Optional<byte[]> place = row.blob("outpoint").filter(bytes -> bytes.length == OUTPOINT);
    Optional<byte[]> script = row.blob("script");
    return place.isPresent() && script.isPresent() && row.number("value").isPresent()
        ? Optional.of(
            new RawTransaction.Output(
                row.number("value").getAsLong(), ByteView.of(script.get()).at(row.offset())))
        : Optional.empty();
  }

  private static String outpoint(TableRow row) {
    byte[] bytes = row.blob("outpoint").orElseThrow();
    int output = (bytes[OUTPOINT - 2] & 0xff) | (bytes[OUTPOINT - 1] & 0xff) << 8;
    return Bytes.hex(Bytes.part(bytes, 0, OUTPOINT - 2)) + ":" + output;
  }

  private void transaction(TableRow row, String table, String column, boolean sent) {
    String id = Bytes.hex(row.blob("id").orElse(new byte[0]));
    Optional<RawTransaction> raw =
        row.blob(column).flatMap(bytes -> parsed(bytes, table + ", id " + id, row.offset()));
    raw.filter(tx -> !tx.txid().equals(id))
        .ifPresent(
            tx ->
                problem(
                    row.offset(),
                    table + ": expected the transaction " + id + ", found " + tx.txid()));
    String txid = raw.map(RawTransaction::txid).orElse(id);
    if (!txid.isEmpty()) {
      String account = Account.uuid(Bytes.ofHex(table.substring(table.indexOf('_') + 1)));
      Listed here =
          new Listed(
              txid,
              raw,
              row.number("height").orElse(NO_BLOCK),
              row.number("time").orElse(0),
              sent,
              row.offset(),
              Set.of(account));
      listed.merge(txid, here, Listed::or);
    }
  }

  private Optional<RawTransaction> parsed(byte[] bytes, String where, long offset) {
    try {
      ByteCursor in = new ByteCursor(ByteView.of(bytes));
      RawTransaction raw = RawTransaction.read(in);
      if (in.more()) {
        throw new FormatException(
            in.position(), "the end of the transaction", in.left() + " bytes");
      }
      return Optional.of(raw);
    } catch (FormatException damage) {
      problem(offset, where + ": " + damage.getMessage());
      return Optional.empty();
    }
  }

  private void problem(long offset, String message) {
    sink.problem(new Position.ByteOffset(offset), message);
  }

  /** How many there are. */
  int count() {
    return listed.size();
  }

  /** The sum of what all accounts have, in the smallest unit. */
  long balance() {
    return values.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Addresses at which the accounts have something. */
  Set<String> addresses(CoinNetwork network) {
    Set<String> found = new TreeSet<>();
    unspent.forEach(
        script -> network.address(ByteView.of(Bytes.ofHex(script))).ifPresent(found::add));
    return found;
  }

  /**
   * Emits them.
   *
   * @param names of accounts by their numbers
   */
  void emit(CoinNetwork network, Set<String> own, Notes notes, Map<String, String> names) {
    CoinPayment payment = new CoinPayment(network, own, notes.of(Notes.ADDRESS), this::spent);
    Map<String, String> labels = notes.of(Notes.TRANSACTION);
    for (Listed each : listed.values()) {
      tables.checkpoint().run();
      Artifact.Builder transfer =
          WalletArtifacts.transfer(network.chain(), each.txid()).field("network", network.label());
      if (each.time() > 0 && each.time() <= LATEST) {
        WalletArtifacts.time(transfer, Instant.ofEpochSecond(each.time()), "app");
      }
      each.raw().ifPresent(raw -> payment.addTo(transfer, raw));
      if (each.height() > 0 && each.height() < NO_BLOCK) {
        transfer.field("height", each.height());
      }
      sink.emit(
          transfer
              .field("label", Optional.ofNullable(labels.get(each.txid())))
              .field("account", account(each.accounts(), names))
              .field("broadcast", each.sent())
              .field(MyceliumWallet.UNVERIFIED, true)
              .atByte(each.offset())
              .build());
    }
  }

  private static List<String> account(Set<String> accounts, Map<String, String> names) {
    return accounts.stream().map(id -> names.getOrDefault(id, id)).toList();
  }

  private Optional<RawTransaction.Output> spent(RawTransaction.Input input) {
    return Optional.ofNullable(outputs.get(input.txid() + ":" + input.output()))
        .or(
            () ->
                Optional.ofNullable(listed.get(input.txid()))
                    .flatMap(Listed::raw)
                    .filter(raw -> input.output() < raw.outputs().size())
                    .map(raw -> raw.outputs().get((int) input.output())));
  }
}
