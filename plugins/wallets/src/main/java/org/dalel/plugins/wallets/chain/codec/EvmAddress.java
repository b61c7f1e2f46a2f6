package org.dalel.plugins.wallets.chain.codec;

import java.nio.charset.StandardCharsets;

/** Twenty bytes in hexadecimal with the checksum of EIP-55 in the case of the letters. */
public final class EvmAddress {

  private EvmAddress() {}

  /** Of twenty bytes. */
  public static String checksummed(byte[] account) {
    return checksummed(Bytes.hex(account));
  }

  /** Of forty small digits. */
  public static String checksummed(String lower) {
    byte[] hash = Digests.keccak256(lower.getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder("0x");
    for (int i = 0; i < lower.length(); i++) {
      int nibble = hash[i / 2] >>> (i % 2 == 0 ? 4 : 0) & 15;
      char c = lower.charAt(i);
      text.append(nibble >= 8 ? Character.toUpperCase(c) : c);
    }
    return text.toString();
  }
}
