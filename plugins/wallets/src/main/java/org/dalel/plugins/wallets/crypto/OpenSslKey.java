package org.dalel.plugins.wallets.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.dalel.api.Secrets.Effort;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * EVP_BytesToKey of OpenSSL with MD5 and one round: each part of the key is MD5 of the part before,
 * password and salt.
 */
public record OpenSslKey(byte[] salt) implements Kdf {

  @Override
  public byte[] key(byte[] password, int length, Runnable checkpoint) {
    byte[] key = new byte[0];
    byte[] last = new byte[0];
    while (key.length < length) {
      last = md5(Bytes.join(last, password, salt));
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

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("digest MD5: every Java has it", e);
    }
  }
}
