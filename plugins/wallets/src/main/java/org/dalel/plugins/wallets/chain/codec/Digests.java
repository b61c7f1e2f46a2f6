package org.dalel.plugins.wallets.chain.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA512tDigest;

/** The digests that addresses are made with. */
public final class Digests {

  private Digests() {}

  /** SHA-256 of the bytes joined. */
  public static byte[] sha256(byte[]... parts) {
    return standard("SHA-256", parts);
  }

  /** SHA-512 of the bytes joined. */
  public static byte[] sha512(byte[]... parts) {
    return standard("SHA-512", parts);
  }

  /** SHA-256 of SHA-256. */
  public static byte[] sha256Twice(byte[]... parts) {
    return sha256(sha256(parts));
  }

  /** RIPEMD-160 of SHA-256, 20 bytes. */
  public static byte[] hash160(byte[] data) {
    return digest(new RIPEMD160Digest(), sha256(data));
  }

  /** Keccak-256 as in Ethereum and Monero: with the padding from before SHA-3. */
  public static byte[] keccak256(byte[]... parts) {
    return digest(new KeccakDigest(256), parts);
  }

  /** SHA-512/256 (FIPS 180-4). */
  public static byte[] sha512Half(byte[]... parts) {
    return digest(new SHA512tDigest(256), parts);
  }

  /** BLAKE2b without a key (RFC 7693). */
  public static byte[] blake2b(int bytes, byte[]... parts) {
    return digest(new Blake2bDigest(bytes * 8), parts);
  }

  private static byte[] digest(Digest digest, byte[]... parts) {
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return out;
  }

  private static byte[] standard(String name, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(name);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("digest " + name + ": every Java has it", e);
    }
  }
}
