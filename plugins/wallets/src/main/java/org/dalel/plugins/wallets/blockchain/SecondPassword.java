package org.dalel.plugins.wallets.blockchain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * The second password, which locks single keys: its proof is SHA-256 of shared key and password,
 * repeated.
 */
final class SecondPassword {

  private static final byte[] MARK = "bs:".getBytes(StandardCharsets.US_ASCII);

  private SecondPassword() {}

  /**
   * The line of hashcat's mode 18800: Base64 of {@code bs:}, the proof (32 bytes), the shared key
   * (16), the rounds and the CRC-32 of all that, both little-endian.
   */
  static String line(byte[] proof, byte[] sharedKey, int rounds) {
    ByteBuffer line = ByteBuffer.allocate(MARK.length + 32 + 16 + 4 + 4);
    line.order(ByteOrder.LITTLE_ENDIAN).put(MARK).put(proof).put(sharedKey).putInt(rounds);
    CRC32 crc = new CRC32();
    crc.update(line.array(), 0, line.position());
    return Base64.getEncoder().encodeToString(line.putInt((int) crc.getValue()).array());
  }
}
