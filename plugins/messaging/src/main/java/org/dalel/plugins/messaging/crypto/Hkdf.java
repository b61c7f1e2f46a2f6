package org.dalel.plugins.messaging.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 and without salt (RFC 5869). */
public final class Hkdf {
  private static final String HMAC = "HmacSHA256";
  private static final int BLOCK = 32;

  private Hkdf() {}

  /**
   * Makes a key of another.
   *
   * @param length bytes of the result, at most 8160
   * @param info what the key is for; its parts are joined
   */
  public static byte[] sha256(byte[] secret, int length, byte[]... info)
      throws GeneralSecurityException {
    byte[] key = hmac(new byte[BLOCK], secret);
    byte[] all = new byte[(length + BLOCK - 1) / BLOCK * BLOCK];
    byte[] last = new byte[0];
    for (int made = 0; made < all.length; made += BLOCK) {
      Mac mac = mac(key);
      mac.update(last);
      for (byte[] part : info) {
        mac.update(part);
      }
      mac.update((byte) (made / BLOCK + 1));
      last = mac.doFinal();
      System.arraycopy(last, 0, all, made, BLOCK);
    }
    return Arrays.copyOf(all, length);
  }

  private static byte[] hmac(byte[] key, byte[] bytes) throws GeneralSecurityException {
    return mac(key).doFinal(bytes);
  }

  private static Mac mac(byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key, HMAC));
    return mac;
  }
}
