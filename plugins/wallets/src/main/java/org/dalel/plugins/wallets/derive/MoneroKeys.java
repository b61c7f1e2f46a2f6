package org.dalel.plugins.wallets.derive;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.chain.codec.MoneroBase58;

/**
 * Keys and addresses of Monero: a seed is the spend key, and Keccak-256 of it the view key, both
 * modulo the order of Ed25519 ({@code src/cryptonote_basic/account.cpp}); a subaddress adds a hash
 * of the view key and its number to the spend key ({@code src/device/device_default.cpp}).
 */
public final class MoneroKeys {

  private static final byte[] SUBADDRESS = "SubAddr\0".getBytes(StandardCharsets.US_ASCII);

  /** Subaddresses of the first account that are derived. */
  private static final int SUBADDRESSES = 5;

  private MoneroKeys() {}

  /** Networks by the first byte of their addresses, those of an account and its subaddresses. */
  public enum Network {
    MAIN("xmr", 18, 42),
    TEST("xmr-testnet", 53, 63),
    STAGE("xmr-stagenet", 24, 36);

    private final String label;
    private final byte standard;
    private final byte subaddress;

    Network(String label, int standard, int subaddress) {
      this.label = label;
      this.standard = (byte) standard;
      this.subaddress = (byte) subaddress;
    }

    /** The word for fields. */
    public String label() {
      return label;
    }
  }

  /** The public key of a secret one, 32 bytes each. */
  public static byte[] publicKey(byte[] secret) {
    return EdwardsPoint.BASE.times(EdwardsPoint.scalar(secret)).bytes();
  }

  /** The view key that belongs to a spend key, unless the user chose another. */
  public static byte[] viewKey(byte[] spendKey) {
    return reduced(Digests.keccak256(spendKey));
  }

  /** The address of two public keys. */
  public static String address(Network network, byte[] spendPublic, byte[] viewPublic) {
    return text(network.standard, spendPublic, viewPublic);
  }

  /** The primary address on the main network, and the first subaddresses of the first account. */
  static List<DerivedAddress> addresses(byte[] seed) {
    byte[] spend = reduced(seed);
    byte[] spendPublic = publicKey(spend);
    byte[] view = viewKey(spend);
    List<DerivedAddress> found = new ArrayList<>();
    String primary = address(Network.MAIN, spendPublic, publicKey(view));
    found.add(new DerivedAddress(Chain.XMR, "standard", "", primary));
    found.addAll(subaddresses(Network.MAIN, view, spendPublic));
    return List.copyOf(found);
  }

  /** The first subaddresses of the first account; none when the key is no point. */
  public static List<DerivedAddress> subaddresses(
      Network network, byte[] view, byte[] spendPublic) {
    Optional<EdwardsPoint> spend = EdwardsPoint.of(spendPublic);
    List<DerivedAddress> found = new ArrayList<>();
    for (int index = 1; spend.isPresent() && index <= SUBADDRESSES; index++) {
      ByteBuffer number = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      number.putInt(0).putInt(index);
      byte[] hash = Digests.keccak256(SUBADDRESS, view, number.array());
      EdwardsPoint own = spend.get().plus(EdwardsPoint.BASE.times(EdwardsPoint.scalar(hash)));
      String text =
          text(network.subaddress, own.bytes(), own.times(EdwardsPoint.scalar(view)).bytes());
      found.add(new DerivedAddress(Chain.XMR, "subaddress", "0/" + index, text));
    }
    return List.copyOf(found);
  }

  private static String text(byte first, byte[] spendPublic, byte[] viewPublic) {
    byte[] payload = Bytes.join(new byte[] {first}, spendPublic, viewPublic);
    byte[] check = Arrays.copyOf(Digests.keccak256(payload), 4);
    return MoneroBase58.encode(Bytes.join(payload, check));
  }

  private static byte[] reduced(byte[] littleEndian) {
    BigInteger number = EdwardsPoint.scalar(littleEndian);
    return EdwardsPoint.reversed(Secp256k1.bytes(number));
  }
}
