package org.dalel.plugins.wallets.chain.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Addresses of Substrate: base 58 of a network prefix of one or two bytes, a public key of 32 bytes
 * and two bytes of BLAKE2b-512 over {@code SS58PRE} and these (docs.substrate.io, "SS58").
 *
 * @param network 0 Polkadot, 2 Kusama, 42 any; below 16384
 * @param key 32 bytes
 */
public record Ss58(int network, byte[] key) {

  private static final byte[] CONTEXT = "SS58PRE".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY = 32;
  private static final int CHECKSUM = 2;

  /** Reads an address. */
  public static Optional<Ss58> decode(String text) {
    return Base58.BITCOIN.decode(text).flatMap(Ss58::ofBytes);
  }

  private static Optional<Ss58> ofBytes(byte[] bytes) {
    int prefix = bytes.length > 0 && (bytes[0] & 0x40) != 0 ? 2 : 1;
    if (bytes.length != prefix + KEY + CHECKSUM || bytes[0] < 0) {
      return Optional.empty();
    }
    byte[] payload = Bytes.part(bytes, 0, prefix + KEY);
    if (!Arrays.equals(Bytes.part(bytes, prefix + KEY, bytes.length), checksum(payload))) {
      return Optional.empty();
    }
    int network = prefix == 1 ? bytes[0] : twoBytes(bytes[0] & 0xff, bytes[1] & 0xff);
    return Optional.of(new Ss58(network, Bytes.part(bytes, prefix, prefix + KEY)));
  }

  /** The text of a network below 64. */
  public String text() {
    if (network > 63) {
      throw new IllegalStateException("network " + network + ": expected one of a single byte");
    }
    byte[] payload = Bytes.join(new byte[] {(byte) network}, key);
    return Base58.BITCOIN.encode(Bytes.join(payload, checksum(payload)));
  }

  private static int twoBytes(int first, int second) {
    int low = (first & 0x3f) << 2 | second >>> 6;
    return low | (second & 0x3f) << 8;
  }

  private static byte[] checksum(byte[] payload) {
    return Arrays.copyOf(Digests.blake2b(64, CONTEXT, payload), CHECKSUM);
  }
}
