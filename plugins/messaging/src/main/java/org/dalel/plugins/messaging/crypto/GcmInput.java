package org.dalel.plugins.messaging.crypto;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decrypts AES-GCM (NIST SP 800-38D) as it is read, with an initialisation vector of any length.
 * The tag is not checked, since the content is used before its end: the caller proves the key by
 * what comes out.
 */
public final class GcmInput extends FilterInputStream {
  private static final int BLOCK = 16;
  private static final int BATCH = 4096 * BLOCK;

  private final Cipher cipher;
  private final byte[] counter;
  private final byte[] counters = new byte[BATCH];
  private byte[] stream = new byte[0];
  private int used;

  /**
   * @throws GeneralSecurityException if the key is no AES key
   */
  public GcmInput(InputStream in, byte[] key, byte[] iv) throws GeneralSecurityException {
    super(in);
    cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    counter = iv.length == 12 ? ofTwelve(iv) : hashed(iv, cipher.doFinal(new byte[BLOCK]));
    next();
  }

  private static byte[] ofTwelve(byte[] iv) {
    byte[] first = java.util.Arrays.copyOf(iv, BLOCK);
    first[BLOCK - 1] = 1;
    return first;
  }

  /** GHASH of the vector, padded, and of its length in bits. */
  private static byte[] hashed(byte[] iv, byte[] h) {
    byte[] hash = new byte[BLOCK];
    for (int at = 0; at < iv.length; at += BLOCK) {
      for (int i = 0; i < BLOCK && at + i < iv.length; i++) {
        hash[i] ^= iv[at + i];
      }
      hash = times(hash, h);
    }
    long bits = iv.length * 8L;
    for (int i = 0; i < 8; i++) {
      hash[BLOCK - 1 - i] ^= (byte) (bits >>> 8 * i);
    }
    return times(hash, h);
  }

  /** The product of two blocks in the field of GCM. */
  private static byte[] times(byte[] x, byte[] y) {
    byte[] z = new byte[BLOCK];
    byte[] v = y.clone();
    for (int bit = 0; bit < BLOCK * 8; bit++) {
      if ((x[bit / 8] >> 7 - bit % 8 & 1) != 0) {
        for (int i = 0; i < BLOCK; i++) {
          z[i] ^= v[i];
        }
      }
      boolean carry = (v[BLOCK - 1] & 1) != 0;
      for (int i = BLOCK - 1; i > 0; i--) {
        v[i] = (byte) ((v[i] & 0xff) >> 1 | (v[i - 1] & 1) << 7);
      }
      v[0] = (byte) ((v[0] & 0xff) >> 1);
      if (carry) {
        v[0] ^= (byte) 0xe1;
      }
    }
    return z;
  }

  /** Only the last 32 bits are counted. */
  private void next() {
    for (int i = BLOCK - 1; i >= BLOCK - 4; i--) {
      counter[i]++;
      if (counter[i] != 0) {
        return;
      }
    }
  }

  private void refill() throws IOException {
    for (int at = 0; at < BATCH; at += BLOCK) {
      System.arraycopy(counter, 0, counters, at, BLOCK);
      next();
    }
    try {
      stream = cipher.update(counters);
    } catch (IllegalStateException e) {
      throw new IOException("AES: expected a key stream, found: " + e.getMessage(), e);
    }
    used = 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = in.read(into, offset, length);
    for (int i = 0; i < count; i++) {
      if (used == stream.length) {
        refill();
      }
      into[offset + i] ^= stream[used++];
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
