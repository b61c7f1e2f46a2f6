package org.dalel.plugins.wallets.derive;

import java.math.BigInteger;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.chain.codec.MoneroBase58;

/**
 * The primary address of a Monero seed: the seed is the spend key, and Keccak-256 of it the view
 * key, both modulo the order of Ed25519 ({@code src/cryptonote_basic/account.cpp}).
 */
final class MoneroKeys {

  private static final byte MAINNET = 18;
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final Point BASE =
      new Point(
          new BigInteger(
              "15112221349535400772501151409588531511454012693041857206046113283949847762202"),
          new BigInteger(
              "46316835694926478169428394003475163141307993866256225615783033603165251855960"));

  private MoneroKeys() {}

  /** A point of the curve -x^2 + y^2 = 1 + d x^2 y^2. */
  private record Point(BigInteger x, BigInteger y) {

    Point plus(Point other) {
      BigInteger product = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(P);
      BigInteger across = x.multiply(other.y).add(y.multiply(other.x));
      BigInteger along = y.multiply(other.y).add(x.multiply(other.x));
      return new Point(
          across.multiply(BigInteger.ONE.add(product).modInverse(P)).mod(P),
          along.multiply(BigInteger.ONE.subtract(product).modInverse(P)).mod(P));
    }

    /** y in 32 bytes, lowest first, with the lowest bit of x on top. */
    byte[] bytes() {
      byte[] bytes = reversed(Secp256k1.bytes(y));
      bytes[31] |= (byte) (x.testBit(0) ? 0x80 : 0);
      return bytes;
    }
  }

  /** The address of main net. */
  static DerivedAddress address(byte[] seed) {
    BigInteger spend = scalar(seed);
    BigInteger view = scalar(Digests.keccak256(reversed(Secp256k1.bytes(spend))));
    byte[] payload = Bytes.join(new byte[] {MAINNET}, publicKey(spend), publicKey(view));
    byte[] check = Bytes.part(Digests.keccak256(payload), 0, 4);
    return new DerivedAddress(
        Chain.XMR, "standard", "", MoneroBase58.encode(Bytes.join(payload, check)));
  }

  private static BigInteger scalar(byte[] littleEndian) {
    return new BigInteger(1, reversed(littleEndian)).mod(ORDER);
  }

  private static byte[] publicKey(BigInteger secret) {
    Point sum = new Point(BigInteger.ZERO, BigInteger.ONE);
    for (int bit = secret.bitLength() - 1; bit >= 0; bit--) {
      sum = sum.plus(sum);
      sum = secret.testBit(bit) ? sum.plus(BASE) : sum;
    }
    return sum.bytes();
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }
}
