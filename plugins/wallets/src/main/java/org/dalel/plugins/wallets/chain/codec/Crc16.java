package org.dalel.plugins.wallets.chain.codec;

/** CRC-16/XMODEM (polynomial 0x1021, start 0), as Stellar and TON use it. */
public final class Crc16 {

  private Crc16() {}

  /** Of bytes {@code 0} up to {@code to}. */
  public static int of(byte[] bytes, int to) {
    int crc = 0;
    for (int i = 0; i < to; i++) {
      crc ^= (bytes[i] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
      crc &= 0xffff;
    }
    return crc;
  }
}
