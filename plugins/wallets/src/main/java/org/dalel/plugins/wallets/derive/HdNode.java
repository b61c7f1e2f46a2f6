package org.dalel.plugins.wallets.derive;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * A key of BIP-32 with its chain code.
 *
 * @param secret absent when only the public key is known
 * @param publicKey 33 bytes
 * @param chainCode 32 bytes
 * @param depth of the path from the root, as far as is known
 */
public record HdNode(Optional<BigInteger> secret, byte[] publicKey, byte[] chainCode, int depth) {

  private static final int SERIALISED = 78;

  /** The root of a seed. */
  public static HdNode ofSeed(byte[] seed) {
    byte[] mac = Macs.hmacSha512("Bitcoin seed".getBytes(StandardCharsets.US_ASCII), seed);
    return ofSecret(new BigInteger(1, mac, 0, 32), Bytes.part(mac, 32, 64), 0);
  }

  private static HdNode ofSecret(BigInteger secret, byte[] chainCode, int depth) {
    byte[] key = Secp256k1.compressed(Secp256k1.times(secret));
    return new HdNode(Optional.of(secret), key, chainCode, depth);
  }

  /** The key of an {@code xpub}, {@code zprv} or other form of 78 bytes. */
  public static Optional<HdNode> ofText(String text) {
    return Base58.BITCOIN
        .decodeChecked(text)
        .filter(bytes -> bytes.length == SERIALISED)
        .flatMap(HdNode::ofBytes);
  }

  private static Optional<HdNode> ofBytes(byte[] bytes) {
    byte[] chainCode = Bytes.part(bytes, 13, 45);
    byte[] key = Bytes.part(bytes, 45, SERIALISED);
    int depth = bytes[4] & 0xff;
    if (key[0] == 0) {
      BigInteger secret = new BigInteger(1, key);
      boolean valid = secret.signum() > 0 && secret.compareTo(Secp256k1.order()) < 0;
      return valid ? Optional.of(ofSecret(secret, chainCode, depth)) : Optional.empty();
    }
    return ofPublic(key, chainCode, depth);
  }

  /** A public key that is a point of the curve; absent when it is none. */
  public static Optional<HdNode> ofPublic(byte[] key, byte[] chainCode, int depth) {
    try {
      byte[] point = Secp256k1.compressed(Secp256k1.point(key));
      return Optional.of(new HdNode(Optional.empty(), point, chainCode, depth));
    } catch (IllegalArgumentException noPoint) {
      return Optional.empty();
    }
  }

  /**
   * The extended private key of a root, e.g. {@code xprv...}.
   *
   * @throws IllegalStateException when this is no root or its secret is not known
   */
  public String privateText(byte[] version) {
    if (depth != 0 || secret.isEmpty()) {
      throw new IllegalStateException("extended private key: expected a root with its secret");
    }
    byte[] head = Bytes.join(version, new byte[9]);
    byte[] key = Bytes.join(new byte[1], Secp256k1.bytes(secret.get()));
    return Base58.BITCOIN.encodeChecked(head, chainCode, key);
  }

  /** The key at the end of a path from here; absent when it takes a secret that is not known. */
  public Optional<HdNode> at(String path) {
    Optional<HdNode> node = Optional.of(this);
    for (int number : HdPath.parse(path)) {
      node = node.flatMap(parent -> parent.child(number));
    }
    return node;
  }

  /** A child; those with the highest bit set need the secret. */
  Optional<HdNode> child(int number) {
    boolean hardened = number < 0;
    if (hardened && secret.isEmpty()) {
      return Optional.empty();
    }
    byte[] base =
        hardened ? Bytes.join(new byte[1], Secp256k1.bytes(secret.orElseThrow())) : publicKey;
    byte[] mac =
        Macs.hmacSha512(chainCode, ByteBuffer.allocate(37).put(base).putInt(number).array());
    BigInteger tweak = new BigInteger(1, mac, 0, 32);
    byte[] code = Bytes.part(mac, 32, 64);
    if (secret.isPresent()) {
      BigInteger sum = tweak.add(secret.get()).mod(Secp256k1.order());
      return Optional.of(ofSecret(sum, code, depth + 1));
    }
    byte[] sum =
        Secp256k1.compressed(Secp256k1.times(tweak).add(Secp256k1.point(publicKey)).normalize());
    return Optional.of(new HdNode(Optional.empty(), sum, code, depth + 1));
  }
}
