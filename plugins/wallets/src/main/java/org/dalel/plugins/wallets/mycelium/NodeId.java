package org.dalel.plugins.wallets.mycelium;

import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * What a key of the store is, by its id.
 *
 * <pre>
 *   u8 purpose   u8 coin   u32 account                                  6 bytes: an account
 *                                      u8 chain                         7: a chain of it
 *                                                u32 index  u8 0 | 1   12: address | its key
 * </pre>
 *
 * @param purpose 44, 49, 84 or 86
 * @param coin of BIP-44, its lowest byte
 */
record NodeId(Level level, int purpose, int coin, long account, int chain, long index) {

  /** How deep it is. */
  enum Level {
    ACCOUNT(6),
    CHAIN(7),
    ADDRESS(12),
    ADDRESS_KEY(12);

    private final int length;

    Level(int length) {
      this.length = length;
    }
  }

  /** The id in these bytes; absent for those of other things. */
  static Optional<NodeId> of(byte[] id) {
    boolean length =
        id.length == Level.ACCOUNT.length
            || id.length == Level.CHAIN.length
            || id.length == Level.ADDRESS.length;
    if (!length || id[0] != 44 && id[0] != 49 && id[0] != 84 && id[0] != 86) {
      return Optional.empty();
    }
    try {
      ByteCursor in = new ByteCursor(ByteView.of(id));
      int purpose = in.u8();
      int coin = in.u8();
      long account = in.u32();
      int chain = in.more() ? in.u8() : 0;
      long index = in.more() ? in.u32() : 0;
      Level level = id.length == Level.ACCOUNT.length ? Level.ACCOUNT : Level.CHAIN;
      if (in.more()) {
        level = in.u8() == 0 ? Level.ADDRESS : Level.ADDRESS_KEY;
      }
      boolean possible = account <= Integer.MAX_VALUE && index <= Integer.MAX_VALUE;
      return possible
          ? Optional.of(new NodeId(level, purpose, coin, account, chain, index))
          : Optional.empty();
    } catch (FormatException tooShort) {
      return Optional.empty();
    }
  }

  /** Whether it is of Bitcoin or its test network, and not of another coin. */
  boolean isBitcoin() {
    return coin <= 1;
  }

  boolean isTest() {
    return coin == 1;
  }

  /** Path of the account from the seed. */
  String accountPath() {
    return "m/" + purpose + "'/" + coin + "'/" + account + "'";
  }

  /** Path of the address below its account. */
  String addressPath() {
    return chain + "/" + index;
  }

  /** The form of the addresses of this purpose. */
  String form() {
    return switch (purpose) {
      case 44 -> "p2pkh";
      case 49 -> "p2sh-p2wpkh";
      case 84 -> "p2wpkh";
      default -> "p2tr";
    };
  }
}
