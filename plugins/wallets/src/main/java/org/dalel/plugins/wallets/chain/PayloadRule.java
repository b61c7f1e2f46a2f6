package org.dalel.plugins.wallets.chain;

import java.math.BigInteger;
import java.util.function.Predicate;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/** What the bytes behind a version must be, beside being of the right number. */
enum PayloadRule {
  /** Anything: a hash, or a key of a curve where every string is one. */
  ANY(payload -> true),
  /** A private key of secp256k1. */
  KEY(PayloadRule::isKey),
  /** The same with a 1 behind it: its public key is used compressed. */
  KEY_COMPRESSED(payload -> payload[32] == 1 && isKey(Bytes.part(payload, 0, 32))),
  /** BIP-32: depth, fingerprint, number, chain code, 0 and a private key. */
  EXTENDED_PRIVATE(
      payload -> isRooted(payload) && payload[41] == 0 && isKey(Bytes.part(payload, 42, 74))),
  /** BIP-32: the same with a compressed public key. */
  EXTENDED_PUBLIC(payload -> isRooted(payload) && isPoint(Bytes.part(payload, 41, 74))),
  /** BIP-38, key encrypted as it is: flag 0xc0, and 0x20 when compressed. */
  BIP38(payload -> (payload[0] & 0xdf) == 0xc0),
  /** BIP-38, key multiplied: flags 0x20 and 0x04 may be set. */
  BIP38_MULTIPLIED(payload -> (payload[0] & 0xdb) == 0),
  /** XLS-5 X-address: account, flag 0 or 1, tag of 4 bytes and 4 zeros. */
  X_ADDRESS(PayloadRule::isTagged);

  private final Predicate<byte[]> test;

  PayloadRule(Predicate<byte[]> test) {
    this.test = test;
  }

  boolean test(byte[] payload) {
    return test.test(payload);
  }

  private static boolean isKey(byte[] number) {
    BigInteger key = new BigInteger(1, number);
    return key.signum() > 0 && key.compareTo(CustomNamedCurves.getByName("secp256k1").getN()) < 0;
  }

  private static boolean isPoint(byte[] encoded) {
    ECCurve curve = CustomNamedCurves.getByName("secp256k1").getCurve();
    if (encoded[0] != 2 && encoded[0] != 3) {
      return false;
    }
    BigInteger x = new BigInteger(1, Bytes.part(encoded, 1, 33));
    return x.compareTo(curve.getField().getCharacteristic()) < 0
        && isSquare(x.pow(3).add(BigInteger.valueOf(7)), curve.getField().getCharacteristic());
  }

  private static boolean isSquare(BigInteger value, BigInteger prime) {
    BigInteger half = prime.subtract(BigInteger.ONE).shiftRight(1);
    return value.mod(prime).modPow(half, prime).equals(BigInteger.ONE);
  }

  /** A root has neither a parent nor a number. */
  private static boolean isRooted(byte[] payload) {
    boolean parentless = true;
    for (int i = 1; i < 9; i++) {
      parentless &= payload[i] == 0;
    }
    return payload[0] != 0 || parentless;
  }

  private static boolean isTagged(byte[] payload) {
    boolean zeros = true;
    for (int i = payload[20] == 0 ? 21 : 25; i < 29; i++) {
      zeros &= payload[i] == 0;
    }
    return zeros && (payload[20] == 0 || payload[20] == 1);
  }
}
