package org.dalel.plugins.wallets.mycelium;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.derive.HdNode;

/**
 * A key of BIP-32 as the store keeps it.
 *
 * <pre>
 *   u8 1, private key 32 | u8 0   public key 33   chain code 32   u32 depth, parent, number
 * </pre>
 *
 * <p>Source: com.mrd.bitlib.crypto.HdKeyNode (Apache-2.0); HDKeyMagic and SLIP-132 for what a
 * written key begins with.
 *
 * @param secret 32 bytes, empty without one
 */
record StoredNode(
    byte[] secret, byte[] publicKey, byte[] chainCode, int depth, int parent, int number) {

  private static final int SECRET = 32;
  private static final int PUBLIC_KEY = 33;

  /** The key; its public part is a point of the curve. */
  static Optional<StoredNode> of(byte[] bytes) {
    try {
      ByteCursor in = new ByteCursor(ByteView.of(bytes));
      byte[] secret = in.u8() == 1 ? in.bytes(SECRET) : new byte[0];
      byte[] publicKey = in.bytes(PUBLIC_KEY);
      byte[] chainCode = in.bytes(SECRET);
      StoredNode node = new StoredNode(secret, publicKey, chainCode, in.i32(), in.i32(), in.i32());
      boolean whole = !in.more() && HdNode.ofPublic(publicKey, chainCode, 0).isPresent();
      return whole ? Optional.of(node) : Optional.empty();
    } catch (FormatException tooShort) {
      return Optional.empty();
    }
  }

  /** As other programs write it: {@code xpub}, {@code ypub}, {@code zprv} ... by its purpose. */
  String text(NodeId id) {
    byte[] place = ByteBuffer.allocate(9).put((byte) depth).putInt(parent).putInt(number).array();
    byte[] key = secret.length == 0 ? publicKey : Bytes.join(new byte[1], secret);
    return Base58.BITCOIN.encodeChecked(Bytes.ofHex(version(id)), place, chainCode, key);
  }

  private String version(NodeId id) {
    boolean open = secret.length == 0;
    return switch (id.purpose()) {
      case 49 -> id.isTest() ? (open ? "044a5262" : "044a4e28") : (open ? "049d7cb2" : "049d7878");
      case 84 -> id.isTest() ? (open ? "045f1cf6" : "045f18bc") : (open ? "04b24746" : "04b2430c");
      default -> id.isTest() ? (open ? "043587cf" : "04358394") : (open ? "0488b21e" : "0488ade4");
    };
  }
}
