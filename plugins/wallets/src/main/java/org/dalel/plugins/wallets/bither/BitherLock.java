package org.dalel.plugins.wallets.bither;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;
import org.dalel.plugins.wallets.crypto.Scrypt;

/**
 * A locked secret: hexadecimal digits of {@code [hash of the key /] locked key / vector / [flags]
 * salt}, with {@code :} in older versions.
 */
record BitherLock(byte[] data, byte[] vector, byte[] salt) {

  private static final int SALT_DIGITS = 16;
  private static final int KEY = 32;

  /** The secret of a text, when it is one. */
  static Optional<BitherLock> of(String text) {
    List<String> parts = List.of(text.toLowerCase(Locale.ROOT).split("[/:]"));
    int last = parts.size() - 1;
    boolean whole =
        last >= 2
            && parts.get(last).matches("(?:[0-9a-f]{2})?[0-9a-f]{16}")
            && parts.get(last - 1).matches("[0-9a-f]{32}")
            && parts.get(last - 2).matches("(?:[0-9a-f]{32}){2,8}");
    if (!whole) {
      return Optional.empty();
    }
    String salt = parts.get(last).substring(parts.get(last).length() - SALT_DIGITS);
    return Optional.of(
        new BitherLock(
            Bytes.ofHex(parts.get(last - 2)), Bytes.ofHex(parts.get(last - 1)), Bytes.ofHex(salt)));
  }

  Scrypt kdf() {
    return new Scrypt(salt, 16384, 8, 1);
  }

  /** What is inside, when the padding fits. */
  Optional<byte[]> open(String password, Runnable checkpoint) {
    return Ciphers.cbcPadded(kdf().key(Passwords.utf16(password), KEY, checkpoint), vector, data);
  }
}
