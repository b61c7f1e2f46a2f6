package org.dalel.plugins.wallets.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.seed.Scheme;
import org.dalel.plugins.wallets.seed.SeedPhrase;

/** The first addresses of the usual paths. */
public final class Derivation {

  private static final String SLASH = "/";

  private final List<Path> paths = Path.table();

  /**
   * Addresses of a phrase, none for schemes that have no derivation here (Electrum 1, TON,
   * SLIP-39).
   *
   * @param passphrase the additional word, empty when there is none
   * @param count of each path
   */
  public List<DerivedAddress> ofPhrase(SeedPhrase phrase, String passphrase, int count) {
    if (phrase.scheme() == Scheme.MONERO) {
      return phrase.moneroKey().map(MoneroKeys::address).stream().toList();
    }
    if (phrase.scheme() == Scheme.ALGORAND) {
      return phrase.algorandKey().map(Derivation::algorand).stream().toList();
    }
    return SeedBytes.of(phrase, passphrase).map(seed -> ofSeed(seed, count)).orElse(List.of());
  }

  /** Addresses of a seed of BIP-32, usually 64 bytes. */
  public List<DerivedAddress> ofSeed(byte[] seed, int count) {
    List<DerivedAddress> found = new ArrayList<>();
    HdTree tree = new HdTree(HdNode.ofSeed(seed));
    for (Path path : paths) {
      for (String at : path.first(count)) {
        Optional<byte[]> key =
            path.isEd25519()
                ? Optional.of(Slip10.publicKey(seed, at))
                : tree.at(at).map(HdNode::publicKey);
        key.ifPresent(k -> found.add(address(path.form(), at, k)));
      }
    }
    return List.copyOf(found);
  }

  /**
   * Addresses below an extended key, public or private, of the chains and forms that its first four
   * letters may stand for; receiving and change.
   */
  public List<DerivedAddress> ofExtendedKey(String text, int count) {
    return HdNode.ofText(text).map(node -> ofNode(node, forms(text), count)).orElse(List.of());
  }

  private static List<DerivedAddress> ofNode(HdNode node, List<AddressForm> forms, int count) {
    List<DerivedAddress> found = new ArrayList<>();
    HdTree tree = new HdTree(node);
    for (String branch : List.of("0/", "1/", "")) {
      for (int i = 0; i < count; i++) {
        String path = branch + i;
        tree.at(path)
            .ifPresent(
                child -> forms.forEach(form -> found.add(address(form, path, child.publicKey()))));
      }
    }
    return List.copyOf(found);
  }

  private static List<AddressForm> forms(String text) {
    byte[] version = Bytes.part(Base58.BITCOIN.decodeChecked(text).orElseThrow(), 0, 4);
    return switch (Bytes.hex(version)) {
      case "049d7cb2", "049d7878" -> List.of(AddressForm.BTC_P2SH_P2WPKH);
      case "04b24746", "04b2430c" -> List.of(AddressForm.BTC_P2WPKH, AddressForm.LTC_P2WPKH);
      case "019da462", "019d9cfe" -> List.of(AddressForm.LTC_P2PKH);
      case "01b26ef6", "01b26792" -> List.of(AddressForm.LTC_P2SH_P2WPKH);
      case "02facafd", "02fac398" -> List.of(AddressForm.DOGE_P2PKH);
      case "02fe52cc", "02fe52f8" -> List.of(AddressForm.DASH_P2PKH);
      case "0488b21e", "0488ade4" ->
          List.of(
              AddressForm.BTC_P2PKH,
              AddressForm.BTC_P2WPKH,
              AddressForm.BTC_P2TR,
              AddressForm.BTC_P2SH_P2WPKH,
              AddressForm.EVM_ACCOUNT,
              AddressForm.TRX_ACCOUNT,
              AddressForm.BCH_P2PKH,
              AddressForm.DASH_P2PKH,
              AddressForm.DOGE_P2PKH,
              AddressForm.LTC_P2PKH,
              AddressForm.LTC_P2WPKH);
      default -> List.of();
    };
  }

  private static DerivedAddress algorand(byte[] secret) {
    return address(AddressForm.ALGO_ACCOUNT, "", Slip10.publicKey(secret));
  }

  private static DerivedAddress address(AddressForm form, String path, byte[] key) {
    Chain chain = form.chain();
    return new DerivedAddress(chain, form.form(), path, form.of(key));
  }

  /** Keys of a tree; those above the last step are made once. */
  private static final class HdTree {
    private final Map<String, Optional<HdNode>> inner = new HashMap<>();
    private final HdNode root;

    HdTree(HdNode root) {
      this.root = root;
    }

    Optional<HdNode> at(String path) {
      int last = path.lastIndexOf(SLASH);
      String parent = last < 0 ? "" : path.substring(0, last);
      return inner
          .computeIfAbsent(parent, root::at)
          .flatMap(node -> node.at(path.substring(last + 1)));
    }
  }
}
