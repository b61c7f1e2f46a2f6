package org.dalel.plugins.wallets.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Locks things as the programs do, with the ciphers of the Java platform. */
public final class Sealing {

  private Sealing() {}

  /** AES-CBC with the padding of PKCS #7. */
  public static byte[] cbc(byte[] key, byte[] iv, byte[] plain) throws GeneralSecurityException {
    return aes("AES/CBC/PKCS5Padding", key, iv, plain);
  }

  public static byte[] ctr(byte[] key, byte[] iv, byte[] plain) throws GeneralSecurityException {
    return aes("AES/CTR/NoPadding", key, iv, plain);
  }

  public static byte[] cfb(byte[] key, byte[] iv, byte[] plain) throws GeneralSecurityException {
    return aes("AES/CFB/NoPadding", key, iv, plain);
  }

  public static byte[] ofb(byte[] key, byte[] iv, byte[] plain) throws GeneralSecurityException {
    return aes("AES/OFB/NoPadding", key, iv, plain);
  }

  private static byte[] aes(String mode, byte[] key, byte[] iv, byte[] plain)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(mode);
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(plain);
  }

  /** AES-GCM, the tag at the end. */
  public static byte[] gcm(byte[] key, byte[] nonce, byte[] plain) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    return cipher.doFinal(plain);
  }

  /** PBKDF2; {@code hash} as in {@code SHA256}. */
  public static byte[] pbkdf2(String hash, String password, byte[] salt, int rounds, int length)
      throws GeneralSecurityException {
    return SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash)
        .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, length * 8))
        .getEncoded();
  }

  /** The number as a private key of 32 bytes. */
  public static byte[] secret(int number) {
    byte[] secret = new byte[32];
    secret[31] = (byte) number;
    return secret;
  }

  /** A copy with one bit of one byte turned; negative places count from the end. */
  public static byte[] damaged(byte[] bytes, int at) {
    byte[] copy = Arrays.copyOf(bytes, bytes.length);
    copy[at < 0 ? bytes.length + at : at] ^= 1;
    return copy;
  }
}
