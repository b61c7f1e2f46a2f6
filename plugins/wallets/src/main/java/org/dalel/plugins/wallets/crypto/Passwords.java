package org.dalel.plugins.wallets.crypto;

import java.nio.charset.StandardCharsets;

/** The ways in which programs turn a password into bytes. */
public final class Passwords {

  private Passwords() {}

  public static byte[] utf8(String password) {
    return password.getBytes(StandardCharsets.UTF_8);
  }

  /** UTF-16, big-endian, as bitcoinj does. */
  public static byte[] utf16(String password) {
    return password.getBytes(StandardCharsets.UTF_16BE);
  }

  /** The low byte of each character, as PKCS #5 of Bouncy Castle does. */
  public static byte[] low(String password) {
    byte[] bytes = new byte[password.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) password.charAt(i);
    }
    return bytes;
  }
}
