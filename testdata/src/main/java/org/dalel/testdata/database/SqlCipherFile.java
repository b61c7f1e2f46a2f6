package org.dalel.testdata.database;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts databases as SQLCipher does: the way back of the reader, written apart from it. Plain
 * pages must have room at their ends: see {@link #reserved()}.
 */
public final class SqlCipherFile {
  private static final int IV = 16;

  private final boolean four;
  private final byte[] salt;
  private final byte[] key;
  private final byte[] macKey;
  private final Random random = new Random(3);
  private int plainHeader;

  /**
   * A database with a key that is given itself.
   *
   * @param four SQLCipher 4; else 3
   * @param key 32 bytes
   * @param salt 16 bytes
   */
  public SqlCipherFile(boolean four, byte[] key, byte[] salt) throws GeneralSecurityException {
    this.four = four;
    this.key = key.clone();
    this.salt = salt.clone();
    byte[] turned = salt.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] ^= 0x3a;
    }
    this.macKey = twice(turned);
  }

  /**
   * Leaves the first 32 bytes in clear, as programs for iOS do; the salt is not in the file then.
   */
  public SqlCipherFile plainHeader() {
    plainHeader = 32;
    return this;
  }

  /** A database with a passphrase. */
  public static SqlCipherFile ofPassphrase(boolean four, String passphrase, byte[] salt)
      throws GeneralSecurityException {
    SecretKeyFactory pbkdf2 =
        SecretKeyFactory.getInstance(four ? "PBKDF2WithHmacSHA512" : "PBKDF2WithHmacSHA1");
    PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, four ? 256_000 : 64_000, 256);
    return new SqlCipherFile(four, pbkdf2.generateSecret(spec).getEncoded(), salt);
  }

  /** Two rounds of PBKDF2 of the key, 32 bytes. */
  private byte[] twice(byte[] with) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm());
    mac.init(new SecretKeySpec(key, algorithm()));
    byte[] all = new byte[0];
    for (int block = 1; all.length < 32; block++) {
      mac.update(with);
      byte[] first = mac.doFinal(new byte[] {0, 0, 0, (byte) block});
      byte[] second = mac.doFinal(first);
      int at = all.length;
      all = Arrays.copyOf(all, at + first.length);
      for (int i = 0; i < first.length; i++) {
        all[at + i] = (byte) (first[i] ^ second[i]);
      }
    }
    return Arrays.copyOf(all, 32);
  }

  private String algorithm() {
    return four ? "HmacSHA512" : "HmacSHA1";
  }

  /** Bytes of a page. */
  public int pageSize() {
    return four ? 4096 : 1024;
  }

  /** Bytes at the end of a page that the plain database must leave free: byte 20 of its header. */
  public int reserved() {
    return four ? 80 : 48;
  }

  /** The whole database. */
  public byte[] database(byte[] plain) throws GeneralSecurityException {
    byte[] all = new byte[plain.length];
    for (int at = 0; at < plain.length; at += pageSize()) {
      byte[] page = page(Arrays.copyOfRange(plain, at, at + pageSize()), at / pageSize() + 1);
      System.arraycopy(page, 0, all, at, page.length);
    }
    return all;
  }

  /** A write-ahead log; its sums are made anew over what is encrypted. */
  public byte[] log(byte[] wal) throws GeneralSecurityException {
    ByteBuffer all = ByteBuffer.wrap(wal.clone());
    int[] sums = {all.getInt(24), all.getInt(28)};
    boolean big = (all.get(3) & 1) == 1;
    int frame = 24 + pageSize();
    for (int at = 32; at + frame <= wal.length; at += frame) {
      all.put(at + 24, page(Arrays.copyOfRange(wal, at + 24, at + frame), all.getInt(at)));
      add(sums, all, at, 8, big);
      add(sums, all, at + 24, pageSize(), big);
      all.putInt(at + 16, sums[0]).putInt(at + 20, sums[1]);
    }
    return all.array();
  }

  private static void add(int[] sums, ByteBuffer all, int from, int length, boolean big) {
    for (int at = from; at < from + length; at += 8) {
      int one = all.getInt(at);
      int two = all.getInt(at + 4);
      sums[0] += (big ? one : Integer.reverseBytes(one)) + sums[1];
      sums[1] += (big ? two : Integer.reverseBytes(two)) + sums[0];
    }
  }

  private byte[] page(byte[] plain, int number) throws GeneralSecurityException {
    int from = number != 1 ? 0 : plainHeader > 0 ? plainHeader : salt.length;
    int end = plain.length - reserved();
    byte[] page = new byte[plain.length];
    byte[] room = new byte[reserved()]; // what the sum leaves of the room stays random
    random.nextBytes(room);
    byte[] iv = Arrays.copyOf(room, IV);
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    aes.doFinal(plain, from, end - from, page, from);
    System.arraycopy(room, 0, page, end, room.length);
    Mac mac = Mac.getInstance(algorithm());
    mac.init(new SecretKeySpec(macKey, algorithm()));
    mac.update(page, from, end + IV - from);
    byte[] where = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
    byte[] sum = mac.doFinal(where);
    System.arraycopy(sum, 0, page, end + IV, sum.length);
    if (number == 1) {
      System.arraycopy(plainHeader > 0 ? plain : salt, 0, page, 0, from);
    }
    return page;
  }
}
