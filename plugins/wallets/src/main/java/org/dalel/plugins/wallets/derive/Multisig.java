package org.dalel.plugins.wallets.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Bytes;

/**
 * Scripts that ask for signatures of some of several keys (BIP-11), the keys in the order of their
 * bytes (BIP-67), as all wallets of today make them.
 */
public final class Multisig {

  private static final int MOST_KEYS = 15;
  private static final int NUMBERS = 0x50;
  private static final byte CHECK_MULTISIG = (byte) 0xae;

  private Multisig() {}

  /**
   * The script for the keys at one path below several extended keys; absent when there are too many
   * or too few, or one of them cannot be derived from.
   *
   * @param needed signatures
   * @param path below each of the keys, e.g. {@code 0/5}
   */
  public static Optional<byte[]> script(int needed, List<HdNode> cosigners, String path) {
    List<byte[]> keys = new ArrayList<>();
    for (HdNode cosigner : cosigners) {
      cosigner.at(path).ifPresent(child -> keys.add(child.publicKey()));
    }
    boolean whole = keys.size() == cosigners.size();
    if (!whole || needed < 1 || keys.size() < needed || keys.size() > MOST_KEYS) {
      return Optional.empty();
    }
    keys.sort(Arrays::compareUnsigned);
    byte[] script = {(byte) (NUMBERS + needed)};
    for (byte[] key : keys) {
      script = Bytes.join(script, new byte[] {(byte) key.length}, key);
    }
    return Optional.of(
        Bytes.join(script, new byte[] {(byte) (NUMBERS + keys.size()), CHECK_MULTISIG}));
  }
}
