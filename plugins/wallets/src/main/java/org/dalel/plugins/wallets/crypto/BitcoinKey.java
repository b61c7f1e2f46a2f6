package org.dalel.plugins.wallets.crypto;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.api.records.PrivateKey;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.chain.codec.EvmAddress;
import org.dalel.plugins.wallets.derive.Secp256k1;

/**
 * A private key of secp256k1 with its public key.
 *
 * @param secret 32 bytes
 * @param compressed whether its addresses are of the public key in 33 bytes
 */
public record BitcoinKey(byte[] secret, boolean compressed) {

  private static final int LENGTH = 32;

  /** The key of 32 bytes, when they are a number of the curve. */
  public static Optional<BitcoinKey> of(byte[] secret, boolean compressed) {
    return Secp256k1.isSecret(secret)
        ? Optional.of(new BitcoinKey(secret, compressed))
        : Optional.empty();
  }

  /** The key of the wallet import format of any network. */
  public static Optional<BitcoinKey> ofWif(String text) {
    return Base58.BITCOIN
        .decodeChecked(text)
        .filter(bytes -> bytes.length == 1 + LENGTH || bytes.length == 2 + LENGTH)
        .filter(bytes -> bytes.length == 1 + LENGTH || bytes[1 + LENGTH] == 1)
        .flatMap(bytes -> of(Bytes.part(bytes, 1, 1 + LENGTH), bytes.length == 2 + LENGTH));
  }

  /** 33 or 65 bytes. */
  public byte[] publicKey() {
    return Secp256k1.publicKey(secret, compressed);
  }

  /** Whether a public key of either length is that of this key. */
  public boolean fits(byte[] publicKey) {
    return Arrays.equals(Secp256k1.publicKey(secret, publicKey.length == 33), publicKey);
  }

  /** The same number with addresses of the other form of its public key. */
  public BitcoinKey otherForm() {
    return new BitcoinKey(secret, !compressed);
  }

  /** The oldest form of address. */
  public String address(CoinNetwork network) {
    return network.keyHash(Digests.hash160(publicKey()));
  }

  /** The address on Ethereum and its relatives, with its checksum. */
  public String account() {
    byte[] both = Secp256k1.publicKey(secret, false);
    return EvmAddress.checksummed(Bytes.part(Digests.keccak256(Bytes.part(both, 1, 65)), 12, 32));
  }

  /** All addresses of the key by form, the oldest first. */
  public Map<String, String> addresses(CoinNetwork network) {
    byte[] hash = Digests.hash160(publicKey());
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("p2pkh", network.keyHash(hash));
    if (network.hasWitness() && compressed) {
      forms.put("p2sh-p2wpkh", network.nested(hash));
      forms.put("p2wpkh", network.witness(0, hash));
    }
    return forms;
  }

  /** The key as an artifact, masked, its addresses as those of the owner. */
  public Artifact.Builder artifact(CoinNetwork network) {
    Artifact.Builder artifact =
        Artifact.of(
                PrivateKey.of(network.wif(secret, compressed), "wif")
                    .withPublicKey(Bytes.hex(publicKey())))
            .field("network", network.label())
            .field("addresses", addresses(network));
    addresses(network)
        .values()
        .forEach(
            each ->
                artifact.identifier(
                    WalletArtifacts.identifier(network.chain(), each, Identifier.Role.OWNER)));
    return artifact;
  }

  /** The key of an account on Ethereum and its relatives, masked, with its address. */
  public Artifact.Builder accountArtifact() {
    String address = account();
    return Artifact.of(
        PrivateKey.of(Bytes.hex(secret), "raw")
            .withAddress(WalletArtifacts.handle(Chain.EVM, address)));
  }
}
