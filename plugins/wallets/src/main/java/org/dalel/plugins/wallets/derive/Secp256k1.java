package org.dalel.plugins.wallets.derive;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;

/** The curve of Bitcoin and Ethereum (SEC 2). */
public final class Secp256k1 {

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");

  private Secp256k1() {}

  /** Number of its points. */
  public static BigInteger order() {
    return CURVE.getN();
  }

  /** Whether 32 bytes are a private key: more than nothing, less than the order. */
  public static boolean isSecret(byte[] secret) {
    BigInteger number = new BigInteger(1, secret);
    return secret.length == 32 && number.signum() > 0 && number.compareTo(order()) < 0;
  }

  /** The public key of a private one, 33 or 65 bytes. */
  public static byte[] publicKey(byte[] secret, boolean compressed) {
    return times(new BigInteger(1, secret)).getEncoded(compressed);
  }

  /**
   * So many times the point of a public key, 33 bytes: the secret that its owner and the owner of
   * the factor share.
   *
   * @throws IllegalArgumentException when the bytes are no point
   */
  public static byte[] shared(byte[] publicKey, BigInteger factor) {
    return compressed(point(publicKey).multiply(factor).normalize());
  }

  /** So many times the base point. */
  static ECPoint times(BigInteger factor) {
    return new FixedPointCombMultiplier().multiply(CURVE.getG(), factor).normalize();
  }

  /**
   * The point of 33 or 65 bytes.
   *
   * @throws IllegalArgumentException when there is none
   */
  static ECPoint point(byte[] encoded) {
    return CURVE.getCurve().decodePoint(encoded);
  }

  /** 33 bytes. */
  static byte[] compressed(ECPoint point) {
    return point.getEncoded(true);
  }

  /** The x coordinate of the output key of a wallet with one key and no scripts (BIP-86). */
  static byte[] taproot(byte[] key) {
    byte[] x = Bytes.part(key, 1, 33);
    byte[] tag = Digests.sha256("TapTweak".getBytes(StandardCharsets.US_ASCII));
    BigInteger tweak = new BigInteger(1, Digests.sha256(tag, tag, x));
    ECPoint even = point(Bytes.join(new byte[] {2}, x));
    return Bytes.part(compressed(even.add(times(tweak)).normalize()), 1, 33);
  }

  /** 32 bytes, big-endian. */
  public static byte[] bytes(BigInteger number) {
    byte[] bytes = new byte[32];
    byte[] signed = number.toByteArray();
    int length = Math.min(32, signed.length);
    System.arraycopy(signed, signed.length - length, bytes, 32 - length, length);
    return bytes;
  }
}
