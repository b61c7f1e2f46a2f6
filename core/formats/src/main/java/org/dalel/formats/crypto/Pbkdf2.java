package org.dalel.formats.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** PBKDF2 (RFC 8018) of a password that is bytes, not characters. */
public final class Pbkdf2 {
  private Pbkdf2() {}

  /**
   * Derives a key.
   *
   * @param mac {@code HmacSHA1}, {@code HmacSHA256} or another
   * @param length bytes wanted
   * @param checkpoint called every thousand rounds
   */
  public static byte[] derive(
      String mac, byte[] password, byte[] salt, int rounds, int length, Runnable checkpoint)
      throws GeneralSecurityException {
    Mac prf = Mac.getInstance(mac);
    // an empty key is one zero byte to HMAC, and refused by SecretKeySpec
    prf.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, mac));
    byte[] key = new byte[length];
    for (int block = 1, at = 0; at < length; block++, at += prf.getMacLength()) {
      byte[] sum = block(prf, salt, block, rounds, checkpoint);
      System.arraycopy(sum, 0, key, at, Math.min(sum.length, length - at));
    }
    return key;
  }

  private static byte[] block(Mac prf, byte[] salt, int number, int rounds, Runnable checkpoint) {
    prf.update(salt);
    byte[] last =
        prf.doFinal(
            new byte[] {
              (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
            });
    byte[] sum = Arrays.copyOf(last, last.length);
    for (int round = 1; round < rounds; round++) {
      last = prf.doFinal(last);
      for (int i = 0; i < sum.length; i++) {
        sum[i] ^= last[i];
      }
      if (round % 1000 == 0) {
        checkpoint.run();
      }
    }
    return sum;
  }
}
