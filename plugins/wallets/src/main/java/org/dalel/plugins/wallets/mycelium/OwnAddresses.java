package org.dalel.plugins.wallets.mycelium;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Position;
import org.dalel.plugins.wallets.chain.ChainScanner;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bech32;
import org.dalel.plugins.wallets.json.Json;
import org.dalel.plugins.wallets.json.JsonReader;
import org.dalel.plugins.wallets.table.TableRow;
import org.dalel.plugins.wallets.table.Tables;

/**
 * The addresses that the store keeps: those of accounts that it has shown or looked at, and single
 * ones.
 *
 * <pre>
 *   kv, address of an account: hash with its first byte, u8 length, the address
 *   single(id, addresses: JSON list | address, addressstring (to version 4), archived, blockheight)
 * </pre>
 */
final class OwnAddresses {

  private static final int HASH = 21;
  private static final int SHORTEST = 26;

  /**
   * One of them.
   *
   * @param node where it is in its account; absent for a single one
   * @param account UUID of a single one
   */
  record Own(
      String address,
      String form,
      Optional<NodeId> node,
      long part,
      Optional<String> account,
      boolean archived,
      long offset) {}

  private final ArtifactSink sink;
  private final Map<String, Own> found = new LinkedHashMap<>();

  OwnAddresses(ArtifactSink sink) {
    this.sink = sink;
  }

  /** By the addresses, each once. */
  Map<String, Own> read(Tables tables, KeyStore store) throws IOException {
    store.plain().values().forEach(this::ofAccount);
    tables.rows("single", this::single);
    return found;
  }

  private void ofAccount(KeyStore.Entry entry) {
    NodeId.of(entry.id())
        .filter(id -> id.level() == NodeId.Level.ADDRESS && id.isBitcoin())
        .ifPresent(id -> ofAccount(id, entry));
  }

  private void ofAccount(NodeId id, KeyStore.Entry entry) {
    Optional<String> address = text(entry.value());
    if (address.isEmpty()) {
      problem(entry.offset(), id.accountPath() + "/" + id.addressPath(), entry.value().length);
      return;
    }
    add(
        new Own(
            address.get(),
            id.form(),
            Optional.of(id),
            entry.part(),
            Optional.empty(),
            false,
            entry.offset()));
  }

  /** The address stands behind the byte that says how long it is, and ends the value. */
  private static Optional<String> text(byte[] value) {
    OptionalInt length =
        IntStream.range(Math.min(HASH, value.length), value.length)
            .filter(at -> value[at] == value.length - at - 1)
            .findFirst();
    return length.isEmpty()
        ? Optional.empty()
        : Optional.of(
                new String(
                    value,
                    length.getAsInt() + 1,
                    value.length - length.getAsInt() - 1,
                    StandardCharsets.US_ASCII))
            .filter(OwnAddresses::isAddress);
  }

  private static boolean isAddress(String text) {
    return text.length() >= SHORTEST && ChainScanner.shared().address(text).isPresent();
  }

  private void single(TableRow row) {
    Optional<String> account = row.blob("id").map(Account::uuid);
    List<String> addresses = row.text("addresses").map(OwnAddresses::list).orElse(List.of());
    if (addresses.isEmpty()) {
      addresses = row.text("addressstring").stream().toList();
    }
    List<String> valid = addresses.stream().filter(OwnAddresses::isAddress).toList();
    if (valid.isEmpty() || valid.size() < addresses.size()) {
      int bytes =
          row.blob("addresses").map(blob -> blob.length).orElse(0)
              + row.text("addressstring").map(String::length).orElse(0);
      problem(row.offset(), "single account " + account.orElse("without a number"), bytes);
    }
    for (String address : valid) {
      add(
          new Own(
              address,
              form(address),
              Optional.empty(),
              0,
              account,
              row.number("archived").orElse(0) == 1,
              row.offset()));
    }
  }

  private static List<String> list(String json) {
    return JsonReader.read(json.getBytes(StandardCharsets.UTF_8)).root().items().stream()
        .map(Json::text)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The single accounts of this program have no scripts but those around a witness key. */
  private static String form(String address) {
    Optional<Bech32> witness = Bech32.decode(address);
    if (witness.isPresent()) {
      return witness.get().groups()[0] == 0 ? "p2wpkh" : "p2tr";
    }
    byte[] payload = Base58.BITCOIN.decodeChecked(address).orElse(new byte[1]);
    return payload[0] == 0 || payload[0] == 0x6f ? "p2pkh" : "p2sh-p2wpkh";
  }

  private void add(Own own) {
    found.putIfAbsent(own.address(), own);
  }

  private void problem(long offset, String what, int bytes) {
    sink.problem(
        new Position.ByteOffset(offset),
        what + ": expected an address, found " + bytes + " bytes that are none");
  }
}
