package org.dalel.plugins.wallets.crypto;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.dalel.api.Secrets.Effort;

/** PBKDF2 (RFC 8018) over HMAC. */
public record Pbkdf2(Hash hash, byte[] salt, long rounds) implements Kdf {

  private static final int BETWEEN_CHECKPOINTS = 4096;

  /** The hash of the HMAC. */
  public enum Hash {
    SHA1(SHA1Digest::new),
    SHA256(SHA256Digest::new),
    SHA512(SHA512Digest::new);

    private final Supplier<ExtendedDigest> digest;

    Hash(Supplier<ExtendedDigest> digest) {
      this.digest = digest;
    }
  }

  @Override
  public byte[] key(byte[] password, int length, Runnable checkpoint) {
    HMac mac = new HMac(hash.digest.get());
    mac.init(new KeyParameter(password));
    byte[] key = new byte[length];
    int size = mac.getMacSize();
    for (int block = 0; block * size < length; block++) {
      byte[] sum = block(mac, block + 1, checkpoint);
      System.arraycopy(sum, 0, key, block * size, Math.min(size, length - block * size));
    }
    return key;
  }

  private byte[] block(HMac mac, int number, Runnable checkpoint) {
    byte[] last = new byte[mac.getMacSize()];
    mac.update(salt, 0, salt.length);
    for (int shift = 24; shift >= 0; shift -= 8) {
      mac.update((byte) (number >>> shift));
    }
    mac.doFinal(last, 0);
    byte[] sum = Arrays.copyOf(last, last.length);
    for (long round = 1; round < rounds; round++) {
      if (round % BETWEEN_CHECKPOINTS == 0) {
        checkpoint.run();
      }
      mac.update(last, 0, last.length);
      mac.doFinal(last, 0);
      for (int i = 0; i < sum.length; i++) {
        sum[i] ^= last[i];
      }
    }
    return sum;
  }

  @Override
  public Optional<String> refusal() {
    return Kdf.refusal("PBKDF2", rounds);
  }

  @Override
  public Effort effort() {
    return Kdf.ofCompressions(2 * rounds);
  }
}
