package org.dalel.plugins.wallets.mycelium;

import java.util.Arrays;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.RawTransaction;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.crypto.Ciphers;
import org.dalel.plugins.wallets.crypto.Passwords;

/**
 * How the key store locks a value.
 *
 * <pre>
 *   AES-128-CBC, vector of zeros: length (1, 3, 5 or 9 bytes), value, zeros up to a whole block
 *   behind it in clear: the first 16 bytes of SHA-256 of the value
 * </pre>
 *
 * <p>Source: com.mycelium.wapi.wallet.AesKeyCipher (Apache-2.0).
 *
 * @param key 16 bytes
 */
record StoreCipher(byte[] key) {

  static final int KEY = 16;

  /** The key that every installation has: "gives no kind of protection at all", says its source. */
  static final StoreCipher OF_THE_PROGRAM =
      new StoreCipher(Bytes.ofHex("a8105c3c8b75556a9099b8dcab9cc133"));

  /** The key of a password, which the source provides for. */
  static StoreCipher ofPassword(String password) {
    return new StoreCipher(Arrays.copyOf(Digests.sha256(Passwords.utf8(password)), KEY));
  }

  /** The value; absent when its hash is another, and so the key is. */
  Optional<byte[]> open(byte[] locked) {
    if (locked.length < 2 * Ciphers.BLOCK || locked.length % Ciphers.BLOCK != 0) {
      return Optional.empty();
    }
    int end = locked.length - Ciphers.BLOCK;
    byte[] plain = Ciphers.cbc(key, new byte[Ciphers.BLOCK], Arrays.copyOf(locked, end));
    try {
      ByteCursor in = new ByteCursor(ByteView.of(plain));
      byte[] value = in.bytes(RawTransaction.count(in, 1));
      byte[] check = Arrays.copyOf(Digests.sha256(value), Ciphers.BLOCK);
      return Arrays.equals(check, Bytes.part(locked, end, locked.length))
          ? Optional.of(value)
          : Optional.empty();
    } catch (FormatException anotherKey) {
      return Optional.empty();
    }
  }
}
