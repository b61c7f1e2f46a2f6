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
  /**
   * Bytes of the first page that programs for iOS leave in clear, so that the system knows the file
   * for a database; its salt is kept elsewhere then.
   */
  public static final int PLAIN_HEADER = 32;

  private static final byte[] SQLITE = DatabaseHeader.MAGIC.getBytes(StandardCharsets.US_ASCII);
  private static final int IV = 16;

  private final Generation generation;
  private final SecretKeySpec key;
  private final Mac mac;
  private final Cipher aes;
  private final int plain;

  /** Pages of a database with this key. */
  public CipherPages(CipherKey key) throws GeneralSecurityException {
    this(key, 0);
  }

  /**
   * Pages of a database of which the beginning is in clear ({@code cipher_plaintext_header_size}).
   *
   * @param plain how many bytes; 0 where the salt stands in their place
   */
  public CipherPages(CipherKey key, int plain) throws GeneralSecurityException {
    this.generation = key.generation();
    this.plain = plain;
    this.key = new SecretKeySpec(key.bytes(), "AES");
    this.mac = Mac.getInstance(generation.mac());
    this.mac.init(new SecretKeySpec(key.macKey(), generation.mac()));
    this.aes = Cipher.getInstance("AES/CBC/NoPadding");
  }

  /** Bytes of a page. */
  public int pageSize() {
    return generation.pageSize();
  }

  /**
   * The plain page; empty if its HMAC is not of this key: another key, or damage. Where pages have
   * no HMAC, only the first one shows whether the key is right.
   */
  public Optional<byte[]> decrypt(byte[] page, long number) throws GeneralSecurityException {
    int from = number != 1 ? 0 : plain > 0 ? plain : CipherKey.SALT;
    int end = pageSize() - generation.reserved();
    if (generation.macSize() > 0 && !hasHmac(page, number, from, end)) {
      return Optional.empty();
    }
    aes.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(page, end, IV));
    byte[] clear = new byte[pageSize()];
    aes.doFinal(page, from, end - from, clear, from);
    if (number == 1) {
      byte[] header = plain > 0 ? page : SQLITE;
      System.arraycopy(header, 0, clear, 0, from);
    }
    return Optional.of(clear)
        .filter(one -> generation.macSize() > 0 || number != 1 || isFirst(one));
  }

  /** Whether a page has what every header of SQLite has in its place. */
  private boolean isFirst(byte[] page) {
    int size = (page[16] & 0xff) << 8 | page[17] & 0xff;
    return size == pageSize()
        && (page[20] & 0xff) == generation.reserved()
        && page[21] == 64
        && page[22] == 32
        && page[23] == 32;
  }

  private boolean hasHmac(byte[] page, long number, int from, int end) {
    mac.update(page, from, end + IV - from);
    mac.update(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) number).array());
    byte[] sum = mac.doFinal();
    int sumAt = end + IV;
    return Arrays.equals(sum, 0, generation.macSize(), page, sumAt, sumAt + generation.macSize());
  }
}
