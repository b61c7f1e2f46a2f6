package org.dalel.formats.sqlcipher;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.formats.sqlite.page.DatabaseHeader;

/** Decrypts pages. Not safe for several threads at once. */
public final class CipherPages {
  private static final byte[] SQLITE = DatabaseHeader.MAGIC.getBytes(StandardCharsets.US_ASCII);
  private static final int IV = 16;

  private final Generation generation;
  private final SecretKeySpec key;
  private final Mac mac;
  private final Cipher aes;

  /** Pages of a database with this key. */
  public CipherPages(CipherKey key) throws GeneralSecurityException {
    this.generation = key.generation();
    this.key = new SecretKeySpec(key.bytes(), "AES");
    this.mac = Mac.getInstance(generation.mac());
    this.mac.init(new SecretKeySpec(key.macKey(), generation.mac()));
    this.aes = Cipher.getInstance("AES/CBC/NoPadding");
  }

  /** Bytes of a page. */
  public int pageSize() {
    return generation.pageSize();
  }

  /** The plain page; empty if its HMAC is not of this key: another key, or damage. */
  public Optional<byte[]> decrypt(byte[] page, long number) throws GeneralSecurityException {
    int from = number == 1 ? CipherKey.SALT : 0;
    int end = pageSize() - generation.reserved();
    mac.update(page, from, end + IV - from);
    mac.update(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) number).array());
    byte[] sum = mac.doFinal();
    int sumAt = end + IV;
    if (!Arrays.equals(sum, 0, generation.macSize(), page, sumAt, sumAt + generation.macSize())) {
      return Optional.empty();
    }
    aes.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(page, end, IV));
    byte[] plain = new byte[pageSize()];
    aes.doFinal(page, from, end - from, plain, from);
    if (number == 1) {
      System.arraycopy(SQLITE, 0, plain, 0, SQLITE.length);
    }
    return Optional.of(plain);
  }
}
