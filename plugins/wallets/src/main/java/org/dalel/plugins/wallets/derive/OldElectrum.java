package org.dalel.plugins.wallets.derive;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.math.ec.ECPoint;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;

/**
 * Addresses of Electrum before version 2: the digits of the seed are hashed 100,000 times to the
 * master key, and an address adds a hash of its number to it.
 *
 * <p>Source: electrum/keystore.py, class Old_KeyStore.
 */
final class OldElectrum {

  private static final int ROUNDS = 100_000;
  private static final int RECEIVING = 20;
  private static final int CHANGE = 5;

  private OldElectrum() {}

  /** The secret master key of a seed of hexadecimal digits. */
  static BigInteger master(String digits) {
    byte[] seed = digits.getBytes(StandardCharsets.US_ASCII);
    byte[] last = seed;
    for (int i = 0; i < ROUNDS; i++) {
      last = Digests.sha256(last, seed);
    }
    return new BigInteger(1, last).mod(Secp256k1.order());
  }

  /** The first addresses to receive and for change; at most so many of each. */
  static List<DerivedAddress> addresses(String digits, int most) {
    return addresses(Secp256k1.times(master(digits)), most);
  }

  private static List<DerivedAddress> addresses(ECPoint master, int most) {
    byte[] key = Bytes.part(master.getEncoded(false), 1, 65);
    List<DerivedAddress> found = new ArrayList<>();
    for (int branch = 0; branch < 2; branch++) {
      for (int i = 0; i < Math.min(most, branch == 0 ? RECEIVING : CHANGE); i++) {
        byte[] name = (i + ":" + branch + ":").getBytes(StandardCharsets.US_ASCII);
        BigInteger tweak = new BigInteger(1, Digests.sha256Twice(name, key));
        ECPoint child = master.add(Secp256k1.times(tweak.mod(Secp256k1.order()))).normalize();
        String text =
            Base58.BITCOIN.encodeChecked(new byte[1], Digests.hash160(child.getEncoded(false)));
        found.add(new DerivedAddress(Chain.BTC, "p2pkh", "m/" + branch + "/" + i, text));
      }
    }
    return List.copyOf(found);
  }
}
