package org.dalel.plugins.wallets.core;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.chain.codec.Digests;

/** All addresses under which one public key can receive. */
final class KeyForms {

  private static final int COMPRESSED = 33;

  private KeyForms() {}

  /** Address by name of its form, the oldest form first. */
  static Map<String, String> of(CoinNetwork network, byte[] publicKey) {
    byte[] hash = Digests.hash160(publicKey);
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("p2pkh", network.keyHash(hash));
    if (network.hasWitness() && publicKey.length == COMPRESSED) {
      forms.put("p2sh-p2wpkh", network.nested(hash));
      forms.put("p2wpkh", network.witness(0, hash));
    }
    return forms;
  }
}
