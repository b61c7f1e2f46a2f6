package org.dalel.plugins.wallets.derive;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A point of Ed25519, -x^2 + y^2 = 1 + d x^2 y^2, in projective coordinates (RFC 8032, 5.1.4).
 * Libraries offer only whole signatures; secrets here come from evidence, so that time may tell
 * about them.
 *
 * @param x times z
 * @param y times z
 * @param t x times y times z
 */
record EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final BigInteger ROOT_OF_MINUS_ONE =
      BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
  private static final EdwardsPoint NEUTRAL =
      new EdwardsPoint(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

  static final EdwardsPoint BASE =
      of(
          new BigInteger(
              "15112221349535400772501151409588531511454012693041857206046113283949847762202"),
          new BigInteger(
              "46316835694926478169428394003475163141307993866256225615783033603165251855960"));

  private static EdwardsPoint of(BigInteger x, BigInteger y) {
    return new EdwardsPoint(x, y, BigInteger.ONE, x.multiply(y).mod(P));
  }

  /** The point of 32 bytes; absent when there is none. */
  static Optional<EdwardsPoint> of(byte[] bytes) {
    BigInteger number = new BigInteger(1, reversed(bytes));
    BigInteger y = number.clearBit(255);
    BigInteger square = y.multiply(y).mod(P);
    BigInteger above = square.subtract(BigInteger.ONE);
    BigInteger below = D.multiply(square).add(BigInteger.ONE);
    BigInteger wanted = above.multiply(below.modInverse(P)).mod(P);
    BigInteger x = wanted.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
    if (!x.multiply(x).mod(P).equals(wanted)) {
      x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
    }
    if (y.compareTo(P) >= 0 || !x.multiply(x).mod(P).equals(wanted)) {
      return Optional.empty();
    }
    boolean negative = x.testBit(0) != number.testBit(255);
    return Optional.of(of(negative ? x.negate().mod(P) : x, y));
  }

  /** A number of at most 32 bytes, lowest first, modulo the order of the base point. */
  static BigInteger scalar(byte[] littleEndian) {
    return new BigInteger(1, reversed(littleEndian)).mod(ORDER);
  }

  EdwardsPoint plus(EdwardsPoint other) {
    BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
    BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
    BigInteger c = t.multiply(D).shiftLeft(1).mod(P).multiply(other.t).mod(P);
    BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
    BigInteger e = b.subtract(a);
    BigInteger f = d.subtract(c);
    BigInteger g = d.add(c);
    BigInteger h = b.add(a);
    return new EdwardsPoint(
        e.multiply(f).mod(P), g.multiply(h).mod(P), f.multiply(g).mod(P), e.multiply(h).mod(P));
  }

  EdwardsPoint times(BigInteger factor) {
    EdwardsPoint sum = NEUTRAL;
    for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
      sum = sum.plus(sum);
      sum = factor.testBit(bit) ? sum.plus(this) : sum;
    }
    return sum;
  }

  /** y in 32 bytes, lowest first, with the lowest bit of x on top. */
  byte[] bytes() {
    BigInteger inverse = z.modInverse(P);
    byte[] bytes = reversed(Secp256k1.bytes(y.multiply(inverse).mod(P)));
    bytes[31] |= (byte) (x.multiply(inverse).mod(P).testBit(0) ? 0x80 : 0);
    return bytes;
  }

  static byte[] reversed(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }
}
