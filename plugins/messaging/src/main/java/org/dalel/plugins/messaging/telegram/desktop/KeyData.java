package org.dalel.plugins.messaging.telegram.desktop;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * What {@code key_datas} holds.
 *
 * @param salt of the passcode
 * @param key the local key, encrypted with that of the passcode
 * @param info which accounts there are, encrypted with the local key
 */
record KeyData(byte[] salt, byte[] key, byte[] info) {

  static KeyData read(TdfFile file) throws FormatException {
    QtStream data = new QtStream(file.data());
    KeyData read = new KeyData(data.bytes(), data.bytes(), data.bytes());
    if (read.salt.length == 0 || read.key.length < LocalKey.SIZE) {
      throw new FormatException(
          file.data().position(),
          "a salt and a key of " + LocalKey.SIZE + " bytes or more",
          read.salt.length + " and " + read.key.length + " bytes");
    }
    return read;
  }

  /** The local key, if the passcode is the right one. */
  Optional<LocalKey> unlock(String passcode, Runnable checkpoint) throws GeneralSecurityException {
    return LocalKey.ofPasscode(passcode, salt, checkpoint)
        .decrypt(key)
        .filter(plain -> plain.length == LocalKey.SIZE)
        .map(LocalKey::new);
  }

  /** The line for hashcat, mode 24500. */
  String hashLine() {
    HexFormat hex = HexFormat.of();
    return "$telegram$2*" + LocalKey.ROUNDS + "*" + hex.formatHex(salt) + "*" + hex.formatHex(key);
  }

  /**
   * The accounts: their numbers in the order of the program, and the one that was shown last.
   *
   * @param indexes from 0
   * @param active -1 for none
   */
  record Accounts(List<Integer> indexes, int active) {
    private static final int MOST = 64;

    static Accounts read(byte[] plain) throws FormatException {
      QtStream stream = new QtStream(ByteView.of(plain));
      int count = stream.i32();
      if (count < 0 || count > MOST) {
        throw new FormatException(0, "at most " + MOST + " accounts", Integer.toString(count));
      }
      List<Integer> indexes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        indexes.add(stream.i32());
      }
      return new Accounts(indexes, stream.more() ? stream.i32() : indexes.isEmpty() ? -1 : 0);
    }
  }
}
