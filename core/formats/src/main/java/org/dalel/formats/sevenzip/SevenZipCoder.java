package org.dalel.formats.sevenzip;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One step of how a folder is packed.
 *
 * @param id of the method, in hexadecimal digits: {@code 06f10701} is AES
 * @param properties what the method wants to know
 * @param inputs packed streams that it takes
 * @param outputs streams that it gives
 */
public record SevenZipCoder(String id, byte[] properties, int inputs, int outputs) {
  private static final String AES = "06f10701";
  private static final int ROUNDS = 0x3f;

  static SevenZipCoder of(byte[] id, byte[] properties, int inputs, int outputs) {
    return new SevenZipCoder(HexFormat.of().formatHex(id), properties, inputs, outputs);
  }

  /** Whether it encrypts with AES-256 and SHA-256. */
  public boolean isAes() {
    return id.equals(AES);
  }

  /** Of AES: the key costs two to the power of this rounds of SHA-256; 63 for none. */
  public int cyclesPower() {
    return properties.length == 0 ? 0 : properties[0] & ROUNDS;
  }

  /** Of AES: what is hashed before the password; mostly nothing. */
  public byte[] salt() {
    return part(2, sizes() >>> 8);
  }

  /** Of AES: the first bytes of the initialisation vector; the rest are zeros. */
  public byte[] iv() {
    return part(2 + (sizes() >>> 8), sizes() & 0xff);
  }

  private int sizes() {
    if (properties.length < 2) {
      return 0;
    }
    int salt = (properties[0] >>> 7 & 1) + (properties[1] >>> 4 & 0xf);
    int iv = (properties[0] >>> 6 & 1) + (properties[1] & 0xf);
    return salt << 8 | iv;
  }

  private byte[] part(int from, int length) {
    int there = Math.max(0, Math.min(length, properties.length - from));
    return there == 0 ? new byte[0] : Arrays.copyOfRange(properties, from, from + there);
  }
}
