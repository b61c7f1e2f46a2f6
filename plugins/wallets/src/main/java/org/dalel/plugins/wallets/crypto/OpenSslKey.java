package org.dalel.plugins.wallets.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.api.Secrets.Effort;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * EVP_BytesToKey of OpenSSL: each part of the key is a digest of the part before, password and
 * salt, digested again and again.
 *
 * @param digest as Java calls it
 * @param rounds of the digest, the first included
 */
public record OpenSslKey(String digest, byte[] salt, int rounds) implements Kdf {

  /** With MD5 and one round, as the command {@code openssl enc} has it. */
  public OpenSslKey(byte[] salt) {
    this("MD5", salt, 1);
  }

  @Override
  public byte[] key(byte[] password, int length, Runnable checkpoint) {
    byte[] key = new byte[0];
    byte[] last = new byte[0];
    while (key.length < length) {
      last = Bytes.join(last, password, salt);
      for (int round = 0; round < rounds; round++) {
        last = digested(last);
      }
      key = Bytes.join(key, last);
    }
    return Arrays.copyOf(key, length);
  }

  @Override
  public Optional<String> refusal() {
    return Optional.empty();
  }

  @Override
  public Effort effort() {
    return Effort.LOW;
  }

  private byte[] digested(byte[] bytes) {
    try {
      return MessageDigest.getInstance(digest).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("digest " + digest + ": every Java has it", e);
    }
  }
}
