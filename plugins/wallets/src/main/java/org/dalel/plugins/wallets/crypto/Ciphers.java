package org.dalel.plugins.wallets.crypto;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.SkippingStreamCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.ChaChaEngine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.modes.CFBBlockCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.modes.OFBBlockCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/** Decryption of a few blocks with the ciphers that wallets use. AES takes keys of 16 or 32. */
public final class Ciphers {

  /** Bytes of a block of AES. */
  public static final int BLOCK = 16;

  private static final int GCM_TAG_BITS = 128;
  private static final int POLY1305_KEY = 32;
  private static final int POLY1305_TAG = 16;

  private Ciphers() {}

  /** AES-CBC without a look at the padding; the data are whole blocks. */
  public static byte[] cbc(byte[] key, byte[] iv, byte[] data) {
    if (data.length % BLOCK != 0) {
      throw new IllegalArgumentException("AES-CBC: expected whole blocks, found " + data.length);
    }
    return blocks(CBCBlockCipher.newInstance(AESEngine.newInstance()), key, iv, data);
  }

  /** AES-CBC whose padding (PKCS #7) is right; that alone happens once in 255 wrong keys. */
  public static Optional<byte[]> cbcPadded(byte[] key, byte[] iv, byte[] data) {
    return data.length == 0 || data.length % BLOCK != 0
        ? Optional.empty()
        : unpadded(cbc(key, iv, data));
  }

  /** What stands before the padding of PKCS #7. */
  public static Optional<byte[]> unpadded(byte[] plain) {
    int pad = plain.length == 0 ? 0 : plain[plain.length - 1] & 0xff;
    if (pad < 1 || pad > BLOCK || pad > plain.length) {
      return Optional.empty();
    }
    for (int i = plain.length - pad; i < plain.length; i++) {
      if (plain[i] != (byte) pad) {
        return Optional.empty();
      }
    }
    return Optional.of(Arrays.copyOf(plain, plain.length - pad));
  }

  /** AES in counter mode, the counter big-endian in all 16 bytes. */
  public static byte[] ctr(byte[] key, byte[] counter, byte[] data) {
    return bytes(SICBlockCipher.newInstance(AESEngine.newInstance()), key, counter, data);
  }

  /** AES in cipher feedback mode of whole blocks. */
  public static byte[] cfb(byte[] key, byte[] iv, byte[] data) {
    return blocks(
        CFBBlockCipher.newInstance(AESEngine.newInstance(), BLOCK * 8),
        key,
        iv,
        whole(data),
        data.length);
  }

  /** AES in output feedback mode. */
  public static byte[] ofb(byte[] key, byte[] iv, byte[] data) {
    return blocks(
        new OFBBlockCipher(AESEngine.newInstance(), BLOCK * 8), key, iv, whole(data), data.length);
  }

  /** AES-GCM with the tag of 16 bytes at the end of the data; empty when it does not fit. */
  public static Optional<byte[]> gcm(byte[] key, byte[] nonce, byte[] data) {
    GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
    cipher.init(false, new AEADParameters(new KeyParameter(key), GCM_TAG_BITS, nonce));
    byte[] plain = new byte[cipher.getOutputSize(data.length)];
    int length = cipher.processBytes(data, 0, data.length, plain, 0);
    try {
      length += cipher.doFinal(plain, length);
    } catch (InvalidCipherTextException anotherKey) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOf(plain, length));
  }

  /** AES-CCM with its tag at the end of the data; empty when it does not fit. */
  public static Optional<byte[]> ccm(
      byte[] key, byte[] nonce, int tagBytes, byte[] associated, byte[] data) {
    CCMModeCipher cipher = CCMBlockCipher.newInstance(AESEngine.newInstance());
    cipher.init(false, new AEADParameters(new KeyParameter(key), tagBytes * 8, nonce, associated));
    byte[] plain = new byte[cipher.getOutputSize(data.length)];
    int length = cipher.processBytes(data, 0, data.length, plain, 0);
    try {
      length += cipher.doFinal(plain, length);
    } catch (InvalidCipherTextException anotherKey) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOf(plain, length));
  }

  /** AES, block by block; what is left over at the end is left out. */
  public static byte[] ecb(byte[] key, byte[] data) {
    BlockCipher cipher = AESEngine.newInstance();
    cipher.init(false, new KeyParameter(key));
    byte[] plain = new byte[data.length - data.length % BLOCK];
    for (int at = 0; at < plain.length; at += BLOCK) {
      cipher.processBlock(data, at, plain, at);
    }
    return plain;
  }

  /**
   * The secret box of NaCl: XSalsa20 with a nonce of 24 bytes and Poly1305, whose tag of 16 bytes
   * comes first; empty when it does not fit.
   */
  public static Optional<byte[]> secretBox(byte[] key, byte[] nonce, byte[] box) {
    if (box.length < POLY1305_TAG) {
      return Optional.empty();
    }
    XSalsa20Engine stream = new XSalsa20Engine();
    stream.init(false, new ParametersWithIV(new KeyParameter(key), nonce));
    byte[] macKey = new byte[POLY1305_KEY];
    stream.processBytes(macKey, 0, macKey.length, macKey, 0);
    Poly1305 mac = new Poly1305();
    mac.init(new KeyParameter(macKey));
    mac.update(box, POLY1305_TAG, box.length - POLY1305_TAG);
    byte[] tag = new byte[POLY1305_TAG];
    mac.doFinal(tag, 0);
    if (!Arrays.equals(tag, 0, POLY1305_TAG, box, 0, POLY1305_TAG)) {
      return Optional.empty();
    }
    byte[] plain = Bytes.part(box, POLY1305_TAG, box.length);
    stream.processBytes(plain, 0, plain.length, plain, 0);
    return Optional.of(plain);
  }

  /** ChaCha as it was before RFC 8439: a nonce of 8 bytes, 8 or 20 rounds, a key of 32 bytes. */
  public static byte[] chaCha(int rounds, byte[] key, byte[] nonce, byte[] data) {
    ChaChaEngine stream = new ChaChaEngine(rounds);
    stream.init(false, new ParametersWithIV(new KeyParameter(key), nonce));
    byte[] out = new byte[data.length];
    stream.processBytes(data, 0, data.length, out, 0);
    return out;
  }

  private static byte[] bytes(SkippingStreamCipher cipher, byte[] key, byte[] iv, byte[] data) {
    cipher.init(false, new ParametersWithIV(new KeyParameter(key), iv));
    byte[] out = new byte[data.length];
    cipher.processBytes(data, 0, data.length, out, 0);
    return out;
  }

  private static byte[] whole(byte[] data) {
    return Arrays.copyOf(data, (data.length + BLOCK - 1) / BLOCK * BLOCK);
  }

  private static byte[] blocks(BlockCipher cipher, byte[] key, byte[] iv, byte[] data, int length) {
    return Arrays.copyOf(blocks(cipher, key, iv, data), length);
  }

  private static byte[] blocks(BlockCipher cipher, byte[] key, byte[] iv, byte[] data) {
    cipher.init(false, new ParametersWithIV(new KeyParameter(key), iv));
    byte[] out = new byte[data.length];
    for (int at = 0; at < data.length; at += BLOCK) {
      cipher.processBlock(data, at, out, at);
    }
    return out;
  }
}
