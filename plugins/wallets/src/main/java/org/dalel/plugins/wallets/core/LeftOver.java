package org.dalel.plugins.wallets.core;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/**
 * Tells keys in free space from the remains of two records that were written over each other: those
 * begin or end as a key that is still there.
 */
final class LeftOver {

  private static final int SAME = 6;
  private static final int LOCKED_SECRET = 48;

  private LeftOver() {}

  static boolean believed(
      byte[] publicKey, Optional<byte[]> secret, byte[] value, Collection<CoreFacts.Key> known) {
    X9ECParameters curve = CustomNamedCurves.getByName("secp256k1");
    if (secret.isPresent()) {
      BigInteger number = new BigInteger(1, secret.get());
      boolean valid = number.signum() > 0 && number.compareTo(curve.getN()) < 0;
      boolean compressed = publicKey.length == 33;
      return valid
          && Arrays.equals(
              curve.getG().multiply(number).normalize().getEncoded(compressed), publicKey);
    }
    try {
      curve.getCurve().decodePoint(publicKey);
    } catch (IllegalArgumentException noPoint) {
      return false;
    }
    return value.length == LOCKED_SECRET
        && known.stream().noneMatch(key -> overlaps(key.publicKey(), publicKey));
  }

  private static boolean overlaps(byte[] known, byte[] found) {
    int n = known.length;
    int m = found.length;
    return !Arrays.equals(known, found)
        && (Arrays.equals(known, 0, SAME, found, 0, SAME)
            || Arrays.equals(known, n - SAME, n, found, m - SAME, m));
  }
}
