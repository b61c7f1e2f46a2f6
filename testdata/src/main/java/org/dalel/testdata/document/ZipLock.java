package org.dalel.testdata.document;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.testdata.model.Seed;

/** How a ZIP member is encrypted: APPNOTE.TXT 6.1 (ZipCrypto), or WinZip AE-2 with AES-256. */
record ZipLock(Kind kind, String password) {

  private enum Kind {
    NONE,
    ZIP_CRYPTO,
    AES
  }

  static final ZipLock NONE = new ZipLock(Kind.NONE, "");
  private static final int[] CRC_TABLE = crcTable();

  static ZipLock zipCrypto(String password) {
    return new ZipLock(Kind.ZIP_CRYPTO, password);
  }

  static ZipLock aes(String password) {
    return new ZipLock(Kind.AES, password);
  }

  boolean encrypts() {
    return kind != Kind.NONE;
  }

  boolean isAes() {
    return kind == Kind.AES;
  }

  byte[] extra(int method) {
    return isAes()
        ? new byte[] {0x01, (byte) 0x99, 7, 0, 2, 0, 'A', 'E', 3, (byte) method, 0}
        : new byte[0];
  }

  /** The stored form; salts come from the member's name, so that it is always the same. */
  byte[] seal(byte[] packed, int crc, String name) {
    return switch (kind) {
      case NONE -> packed;
      case ZIP_CRYPTO -> zipCrypto(packed, crc, name);
      case AES -> aes(packed, name);
    };
  }

  private byte[] zipCrypto(byte[] packed, int crc, String name) {
    byte[] head = new Seed(Seed.derive(12, name)).bytes(12);
    head[11] = (byte) (crc >>> 24);
    ByteBuffer plain = ByteBuffer.allocate(12 + packed.length).put(head).put(packed);
    int[] keys = {0x12345678, 0x23456789, 0x34567890};
    for (byte each : password.getBytes(StandardCharsets.UTF_8)) {
      update(keys, each);
    }
    byte[] out = plain.array();
    for (int i = 0; i < out.length; i++) {
      int mix = keys[2] & 0xFFFF | 2;
      byte original = out[i];
      out[i] = (byte) (original ^ mix * (mix ^ 1) >>> 8);
      update(keys, original);
    }
    return out;
  }

  private static void update(int[] keys, byte each) {
    keys[0] = crc(keys[0], each);
    keys[1] = (keys[1] + (keys[0] & 0xFF)) * 134775813 + 1;
    keys[2] = crc(keys[2], (byte) (keys[1] >>> 24));
  }

  private static int crc(int old, byte each) {
    return CRC_TABLE[(old ^ each) & 0xFF] ^ old >>> 8;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) != 0 ? value >>> 1 ^ 0xEDB88320 : value >>> 1;
      }
      table[i] = value;
    }
    return table;
  }

  private byte[] aes(byte[] packed, String name) {
    byte[] salt = new Seed(Seed.derive(256, name)).bytes(16);
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, 1000, 528);
      byte[] keys =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(spec).getEncoded();
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(keys, 0, 32, "AES"));
      byte[] body = packed.clone();
      for (int at = 0; at < body.length; at += 16) {
        byte[] counter =
            ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(at / 16 + 1).array();
        byte[] stream = cipher.doFinal(counter);
        for (int i = at; i < Math.min(at + 16, body.length); i++) {
          body[i] ^= stream[i - at];
        }
      }
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(keys, 32, 32, "HmacSHA1"));
      byte[] tag = Arrays.copyOf(mac.doFinal(body), 10);
      return ByteBuffer.allocate(16 + 2 + body.length + 10)
          .put(salt)
          .put(keys, 64, 2)
          .put(body)
          .put(tag)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES, HMAC and PBKDF2", e);
    }
  }
}
