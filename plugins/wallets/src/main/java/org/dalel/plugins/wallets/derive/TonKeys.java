package org.dalel.plugins.wallets.derive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;

/**
 * Addresses of a phrase of TON: HMAC-SHA512 of the words, stretched, is a key of Ed25519; an
 * address is the hash of the contract that a wallet of some version deploys with it.
 *
 * <pre>
 *   state = cell of 5 bits (code and data, no libraries) with two references
 *   data  = [1 bit: signatures allowed]  u32 number = 0  u32 wallet id  key  [1 bit: no plug-ins]
 * </pre>
 *
 * <p>Source: ton-org/ton-crypto (mnemonic.ts), ton-org/ton (src/wallets); TEP-89 for cells.
 */
final class TonKeys {

  private static final int ROUNDS = 100_000;
  private static final int KEY = 32;

  /** Wallet id of the first wallet in the base chain. */
  private static final int USUAL_ID = 698983191;

  /** The same since version 5, which mixes the network and the chain into it. */
  private static final int ID_OF_5 = 2147483409;

  /**
   * A version of the wallet contract.
   *
   * @param code hash of the cell of its code
   * @param depth of that cell
   */
  private record Version(String name, String code, int depth) {

    byte[] data(byte[] key) {
      return switch (name) {
        case "v5r1" -> bits(new byte[] {1}, 1, ID_OF_5, key, true);
        case "v4r2" -> bits(new byte[0], 0, USUAL_ID, key, true);
        default -> bits(new byte[0], 0, USUAL_ID, key, false);
      };
    }
  }

  private static final List<Version> VERSIONS =
      List.of(
          new Version(
              "v5r1", "20834b7b72b112147e1b2fb457b84e74d1a30f04f737d4f62a668e9552d2b72f", 6),
          new Version(
              "v4r2", "feb5ff6820e2ff0d9483e7e0d62c817d846789fb4ae580c878866d959dabd5c0", 7),
          new Version(
              "v3r2", "84dafa449f98a6987789ba232358072bc0f76dc4524002a5d0918b9a75d2d599", 0),
          new Version(
              "v3r1", "b61041a58a7980b946e8fb9e198e3c904d24799ffa36574ea4251c41a566f581", 0));

  private TonKeys() {}

  /** The secret key of Ed25519, 32 bytes. */
  static byte[] secret(String words, String password) {
    byte[] entropy =
        Macs.hmacSha512(
            words.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    byte[] salt = "TON default seed".getBytes(StandardCharsets.US_ASCII);
    return Arrays.copyOf(Macs.pbkdf2(entropy, salt, ROUNDS), KEY);
  }

  /** The first wallet of each version in the base chain. */
  static List<DerivedAddress> addresses(byte[] publicKey) {
    return VERSIONS.stream()
        .map(
            version ->
                new DerivedAddress(
                    Chain.TON, version.name(), version.name(), address(version, publicKey)))
        .toList();
  }

  private static String address(Version version, byte[] publicKey) {
    byte[] data = version.data(publicKey);
    byte[] depths =
        ByteBuffer.allocate(4).putShort((short) version.depth()).putShort((short) 0).array();
    byte[] state =
        Bytes.join(
            new byte[] {2, 1, 0x34}, depths, Bytes.ofHex(version.code()), Digests.sha256(data));
    return "0:" + Bytes.hex(Digests.sha256(state));
  }

  /** The cell of the data: its two descriptor bytes, then the bits with the mark of their end. */
  private static byte[] bits(byte[] first, int firstBits, int id, byte[] key, boolean zero) {
    byte[] whole = ByteBuffer.allocate(8 + KEY).putInt(0).putInt(id).put(key).array();
    int bits = firstBits + whole.length * 8 + (zero ? 1 : 0);
    byte[] packed = new byte[2 + (bits + 7) / 8];
    packed[1] = (byte) (bits / 8 + (bits + 7) / 8);
    int at = 16;
    for (int i = 0; i < firstBits; i++) {
      set(packed, at++, first[0] == 1);
    }
    for (int i = 0; i < whole.length * 8; i++) {
      set(packed, at++, (whole[i / 8] >>> 7 - i % 8 & 1) != 0);
    }
    if (bits % 8 != 0) {
      set(packed, at + (zero ? 1 : 0), true);
    }
    return packed;
  }

  private static void set(byte[] bytes, int bit, boolean on) {
    bytes[bit / 8] |= (byte) (on ? 0x80 >>> bit % 8 : 0);
  }
}
