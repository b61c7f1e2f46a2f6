package org.dalel.plugins.wallets.derive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/** Keys of Ed25519 by path (SLIP-10): all children are hardened. */
final class Slip10 {

  private Slip10() {}

  /** The public key at the end of a path, 32 bytes. */
  static byte[] publicKey(byte[] seed, String path) {
    byte[] mac = Macs.hmacSha512("ed25519 seed".getBytes(StandardCharsets.US_ASCII), seed);
    for (int number : HdPath.parse(path)) {
      ByteBuffer data = ByteBuffer.allocate(37).put((byte) 0).put(mac, 0, 32);
      data.putInt(number | HdPath.HARDENED);
      mac = Macs.hmacSha512(Bytes.part(mac, 32, 64), data.array());
    }
    return publicKey(Bytes.part(mac, 0, 32));
  }

  /** The public key of a secret of 32 bytes (RFC 8032). */
  static byte[] publicKey(byte[] secret) {
    byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(secret, 0, key, 0);
    return key;
  }
}
