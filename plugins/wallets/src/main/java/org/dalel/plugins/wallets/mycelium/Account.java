package org.dalel.plugins.wallets.mycelium;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.table.TableRow;

/**
 * A row of {@code bip44(id, accountIndex, archived, blockheight, ..., accountType, accountSubId)}.
 *
 * @param id its UUID
 * @param part the {@code subId} of its keys
 */
record Account(String id, long index, boolean archived, int type, long part, long height) {

  private static final int ID = 16;
  private static final List<String> KINDS =
      List.of(
          "of the seed",
          "imported private key",
          "imported public key",
          "Trezor",
          "Ledger",
          "KeepKey");

  static Optional<Account> of(TableRow row) {
    return row.blob("id")
        .map(
            id ->
                new Account(
                    uuid(id),
                    row.number("accountIndex").orElse(0),
                    row.number("archived").orElse(0) == 1,
                    (int) row.number("accountType").orElse(0),
                    row.number("accountSubId").orElse(0),
                    row.number("blockheight").orElse(0)));
  }

  /** The spelling of a number whose two halves are little-endian; digits when it is none. */
  static String uuid(byte[] id) {
    if (id.length != ID) {
      return Bytes.hex(id);
    }
    ByteBuffer halves = ByteBuffer.wrap(id).order(ByteOrder.LITTLE_ENDIAN);
    return new UUID(halves.getLong(), halves.getLong()).toString();
  }

  /** Where its keys come from. */
  String kind() {
    return type >= 0 && type < KINDS.size() ? KINDS.get(type) : "type " + type;
  }

  /** Whether the number in the ids of its keys is that of its path; imported keys do not tell. */
  boolean isPathKnown() {
    return type != 1 && type != 2;
  }
}
