package org.dalel.plugins.wallets.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.dalel.api.Secrets.Effort;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;

/**
 * A hash, again and again.
 *
 * @param hash SHA-256 over password and salt in either order, or SHA-512
 * @param rounds of the hash, the first included
 */
public record Rounds(Hash hash, byte[] salt, long rounds) implements Kdf {

  private static final int BETWEEN_CHECKPOINTS = 4096;

  /** What is hashed first, and with what. */
  public enum Hash {
    /** SHA-512 of password and salt: EVP_BytesToKey of OpenSSL, as Bitcoin Core uses it. */
    SHA512_PASSWORD_SALT,
    /** SHA-256 of salt and password: the second password of Blockchain.com. */
    SHA256_SALT_PASSWORD,
    /** SHA-256 of the password: Electrum, which does it twice. */
    SHA256_PASSWORD
  }

  @Override
  public byte[] key(byte[] password, int length, Runnable checkpoint) {
    byte[] last = hash == Hash.SHA256_SALT_PASSWORD ? Bytes.join(salt, password) : password;
    last = hash == Hash.SHA512_PASSWORD_SALT ? Bytes.join(password, salt) : last;
    for (long round = 0; round < rounds; round++) {
      if (round % BETWEEN_CHECKPOINTS == 0) {
        checkpoint.run();
      }
      last = hash == Hash.SHA512_PASSWORD_SALT ? Digests.sha512(last) : Digests.sha256(last);
    }
    if (length > last.length) {
      throw new IllegalArgumentException(
          "key of a hash: expected at most " + last.length + " bytes, found " + length);
    }
    return Arrays.copyOf(last, length);
  }

  @Override
  public Optional<String> refusal() {
    return Kdf.refusal("repeated hash", rounds);
  }

  @Override
  public Effort effort() {
    return Kdf.ofCompressions(rounds);
  }
}
