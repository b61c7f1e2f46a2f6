package org.dalel.content.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Entries of zip archives that are encrypted with AES as WinZip does it (AE-1 and AE-2): salt, two
 * bytes that say whether the password may be right, the packed bytes in counter mode, ten bytes of
 * an HMAC-SHA1 over them. Keys come from PBKDF2-HMAC-SHA1 with 1000 rounds.
 */
final class WinZipAes {
  static final int TAG = 10;
  static final int CHECK = 2;
  private static final int ROUNDS = 1000;
  private static final int BLOCK = 16;

  private final int keyBytes;
  private final byte[] keys;

  /**
   * @param strength 1 to 3, for keys of 128, 192 and 256 bits
   * @param salt of {@link #saltBytes} bytes
   */
  WinZipAes(int strength, byte[] salt, byte[] password) {
    this.keyBytes = 8 * (strength + 1);
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA1Digest());
    generator.init(password, salt, ROUNDS);
    this.keys =
        ((KeyParameter) generator.generateDerivedParameters(8 * (2 * keyBytes + CHECK))).getKey();
  }

  /** Bytes of salt for a strength of 1 to 3. */
  static int saltBytes(int strength) {
    return 4 * (strength + 1);
  }

  /** Whether the two bytes behind the salt say that the password may be right. */
  boolean mayFit(byte[] check) {
    return Arrays.equals(keys, 2 * keyBytes, 2 * keyBytes + CHECK, check, 0, check.length);
  }

  /**
   * The packed bytes; the tag behind them is compared when their end is read.
   *
   * @param sealed stands behind the check bytes
   * @param length of the packed bytes
   */
  InputStream open(InputStream sealed, long length) {
    return new Opened(sealed, length);
  }

  private final class Opened extends FilterInputStream {
    private final BlockCipher aes = AESEngine.newInstance();
    private final HMac mac = new HMac(new SHA1Digest());
    private final byte[] counter = new byte[BLOCK];
    private final byte[] pad = new byte[BLOCK];
    private int used = BLOCK;
    private long left;
    private boolean compared;

    Opened(InputStream sealed, long length) {
      super(sealed);
      this.left = length;
      aes.init(true, new KeyParameter(keys, 0, keyBytes));
      mac.init(new KeyParameter(keys, keyBytes, keyBytes));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int got = left == 0 ? -1 : in.read(buffer, offset, (int) Math.min(length, left));
      if (got < 0) {
        compare();
        return -1;
      }
      left -= got;
      mac.update(buffer, offset, got);
      for (int i = offset; i < offset + got; i++) {
        buffer[i] ^= next();
      }
      return got;
    }

    private byte next() {
      if (used == BLOCK) {
        for (int i = 0; i < BLOCK && ++counter[i] == 0; i++) {
          // the carry goes on
        }
        aes.processBlock(counter, 0, pad, 0);
        used = 0;
      }
      return pad[used++];
    }

    private void compare() throws IOException {
      if (compared) {
        return;
      }
      compared = true;
      byte[] stored = in.readNBytes(TAG);
      byte[] computed = new byte[mac.getMacSize()];
      mac.doFinal(computed, 0);
      if (left > 0 || !Arrays.equals(stored, Arrays.copyOf(computed, TAG))) {
        throw new IOException(
            "expected the HMAC of the encrypted bytes at their end, found another or none");
      }
    }

    @Override
    public long skip(long n) throws IOException {
      byte[] passed = new byte[(int) Math.max(0, Math.min(n, 1 << 13))];
      return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
