package org.dalel.plugins.wallets.chain.codec;

import java.util.Optional;

/** Regroups bits: bytes to groups of five and back, highest bit first. */
final class BitGroups {

  private BitGroups() {}

  /** Five-bit groups of the bytes, the last one filled up with zeros. */
  static byte[] ofBytes(byte[] bytes) {
    byte[] groups = new byte[(bytes.length * 8 + 4) / 5];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (byte b : bytes) {
      buffer = buffer << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        groups[at++] = (byte) (buffer >>> bits & 31);
      }
    }
    if (bits > 0) {
      groups[at] = (byte) (buffer << 5 - bits & 31);
    }
    return groups;
  }

  /** The bytes of five-bit groups, when less than five bits are left over and all of them are 0. */
  static Optional<byte[]> toBytes(byte[] groups, int from, int to) {
    byte[] bytes = new byte[(to - from) * 5 / 8];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (int i = from; i < to; i++) {
      buffer = (buffer << 5 | groups[i]) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (buffer >>> bits);
      }
    }
    boolean clean = bits < 5 && (buffer & (1 << bits) - 1) == 0;
    return clean ? Optional.of(bytes) : Optional.empty();
  }
}
