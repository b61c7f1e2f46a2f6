package org.dalel.plugins.wallets.mycelium;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.table.TableRow;
import org.dalel.plugins.wallets.table.Tables;

/**
 * The table {@code kv(k, v, checksum, subId)}.
 *
 * <pre>
 *   k = 00        v = the key of the store, locked with that of the program or a password
 *   k = 01 id     v in clear
 *   k = 02 id     v locked with the key of the store
 *   checksum      first 8 bytes of SHA-256 of k and v; not in databases of version 1
 *   subId         0: from the seed; others: one for each imported account
 * </pre>
 *
 * <p>Source: com.mycelium.wapi.wallet.SecureKeyValueStore (Apache-2.0) and its database.
 */
record KeyStore(Optional<Entry> key, Map<String, Entry> plain, List<Entry> locked) {

  private static final int CHECKSUM = 8;

  /** A value without the first byte of its key. */
  record Entry(byte[] id, byte[] value, long part, long offset) {
    private String name() {
      return part + " " + Bytes.hex(id);
    }
  }

  /**
   * Reads the table.
   *
   * @param problems told of values that are not what their checksum says; they are read all the
   *     same
   */
  static KeyStore read(Tables tables, Consumer<String> problems) throws IOException {
    List<Entry> keys = new ArrayList<>();
    Map<String, Entry> plain = new LinkedHashMap<>();
    List<Entry> locked = new ArrayList<>();
    tables.rows(
        "kv",
        row -> {
          byte[] k = row.blob("k").orElse(new byte[0]);
          byte[] v = row.blob("v").orElse(new byte[0]);
          if (k.length == 0 || v.length == 0) {
            return;
          }
          wrong(row, k, v).ifPresent(problems);
          Entry entry =
              new Entry(Bytes.part(k, 1, k.length), v, row.number("subId").orElse(0), row.offset());
          if (k[0] == 0 && k.length == 1) {
            keys.add(entry);
          } else if (k[0] == 1) {
            plain.put(entry.name(), entry);
          } else if (k[0] == 2) {
            locked.add(entry);
          }
        });
    return new KeyStore(keys.stream().findFirst(), plain, locked);
  }

  private static Optional<String> wrong(TableRow row, byte[] k, byte[] v) {
    byte[] expected = Arrays.copyOf(Digests.sha256(k, v), CHECKSUM);
    return row.blob("checksum")
        .filter(found -> !Arrays.equals(found, expected))
        .map(
            found ->
                "kv, key "
                    + Bytes.hex(k)
                    + ": expected checksum "
                    + Bytes.hex(expected)
                    + ", found "
                    + Bytes.hex(found)
                    + "; the value is read as it is");
  }

  /** The cipher of the locked values, when this one opens its key. */
  Optional<StoreCipher> open(StoreCipher user) {
    return key.flatMap(entry -> user.open(entry.value()))
        .filter(own -> own.length == StoreCipher.KEY)
        .map(StoreCipher::new);
  }

  /** The value in clear under the same id. */
  Optional<byte[]> plain(Entry other) {
    return Optional.ofNullable(plain.get(other.name())).map(Entry::value);
  }
}
