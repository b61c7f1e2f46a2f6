package org.dalel.plugins.messaging.telegram.desktop;

import java.util.ArrayList;
import java.util.List;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * With what an account is logged in.
 *
 * <pre>
 *   block (u32): 0x4b authorisation | bytes: user id (i32), data centre (i32)
 *     [both -1: user id (u64), data centre (i32)] | count (i32), each: data centre (i32), key (256 bytes) | keys to be forgotten, likewise
 * </pre>
 *
 * @param user id at Telegram
 * @param centre number of the data centre
 * @param keys authorisation keys by their data centres
 */
record Authorisation(long user, int centre, List<Key> keys) {
  private static final int BLOCK = 0x4b;
  private static final int MOST_KEYS = 64;

  /** A key: whoever has it is logged in. */
  record Key(int centre, byte[] bytes) {}

  static Authorisation read(byte[] plain) throws FormatException {
    QtStream blocks = new QtStream(ByteView.of(plain));
    long block = blocks.u32();
    if (block != BLOCK) {
      throw new FormatException(0, "block 0x4b (authorisation)", "0x" + Long.toHexString(block));
    }
    QtStream stream = new QtStream(ByteView.of(blocks.bytes()));
    int narrow = stream.i32();
    int centre = stream.i32();
    boolean wide = narrow == -1 && centre == -1;
    long user = wide ? stream.i64() : narrow;
    centre = wide ? stream.i32() : centre;
    int count = stream.i32();
    if (count < 0 || count > MOST_KEYS) {
      throw new FormatException(
          stream.at() - 4, "at most " + MOST_KEYS + " keys", Integer.toString(count));
    }
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(new Key(stream.i32(), stream.bytes(LocalKey.SIZE)));
    }
    return new Authorisation(user, centre, keys);
  }
}
