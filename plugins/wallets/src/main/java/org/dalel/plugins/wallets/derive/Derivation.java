package org.dalel.plugins.wallets.derive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.seed.Scheme;
import org.dalel.plugins.wallets.seed.SeedPhrase;

/** The first addresses of the usual paths. */
public final class Derivation {

  /** Addresses to receive at, below an extended key; of those for change there are fewer. */
  private static final int RECEIVING = 20;

  private static final int CHANGE = 5;

  /** Below the key of an account stand receiving and change, below these the addresses. */
  private static final int BRANCH = 4;

  /** Paths of Bitcoin Core and its descendants before descriptors, below a root. */
  private static final String CORE_RECEIVING = "0'/0'/%d'";

  private static final String CORE_CHANGE = "0'/1'/%d'";
  private static final String SLASH = "/";

  private final List<Path> paths = Path.table();

  /**
   * Addresses of a phrase; none for a share of SLIP-39, which is but a part of a seed.
   *
   * @param passphrase the additional word, empty when there is none
   * @param most of each path; fewer where fewer are usual
   */
  public List<DerivedAddress> ofPhrase(SeedPhrase phrase, String passphrase, int most) {
    if (phrase.scheme() == Scheme.MONERO) {
      return phrase.moneroKey().map(MoneroKeys::addresses).orElse(List.of());
    }
    if (phrase.scheme() == Scheme.ALGORAND) {
      return phrase.algorandKey().map(Derivation::algorand).stream().toList();
    }
    if (phrase.scheme() == Scheme.TON) {
      byte[] secret = TonKeys.secret(phrase.phrase(), passphrase);
      return TonKeys.addresses(Slip10.publicKey(secret));
    }
    if (phrase.scheme() == Scheme.ELECTRUM1) {
      return phrase
          .electrum1Digits()
          .map(digits -> OldElectrum.addresses(digits, most))
          .orElse(List.of());
    }
    boolean electrum = phrase.scheme() == Scheme.ELECTRUM2;
    return SeedBytes.of(phrase, passphrase)
        .map(seed -> ofSeed(seed, electrum, most))
        .orElse(List.of());
  }

  /** Addresses of a seed of BIP-32, usually 64 bytes. */
  public List<DerivedAddress> ofSeed(byte[] seed, int most) {
    return ofSeed(seed, false, most);
  }

  private List<DerivedAddress> ofSeed(byte[] seed, boolean electrum, int most) {
    List<DerivedAddress> found = new ArrayList<>();
    HdTree tree = new HdTree(HdNode.ofSeed(seed));
    for (Path path : paths) {
      if (path.electrum() == electrum) {
        for (String at : path.first(most)) {
          Optional<byte[]> key =
              path.isEd25519()
                  ? Optional.of(Slip10.publicKey(seed, at))
                  : tree.at(at).map(HdNode::publicKey);
          key.ifPresent(k -> found.add(address(path.form(), at, k)));
        }
      }
    }
    return List.copyOf(found);
  }

  /**
   * Addresses below an extended key, public or private, of the chains and forms that its first four
   * letters may stand for: those of an account, receiving and change; those of a branch; and, below
   * a private one that is a root, those of Bitcoin Core and of all usual paths.
   */
  public List<DerivedAddress> ofExtendedKey(String text, int most) {
    return HdNode.ofText(text)
        .map(node -> ofNode(node, VersionForms.ofExtendedKey(text), most))
        .orElse(List.of());
  }

  private List<DerivedAddress> ofNode(HdNode node, List<AddressForm> forms, int most) {
    List<DerivedAddress> found = new ArrayList<>();
    HdTree tree = new HdTree(node);
    if (node.depth() >= BRANCH) {
      below(tree, "%d", Math.min(RECEIVING, most), forms, found);
      return List.copyOf(found);
    }
    boolean root = node.depth() == 0 && node.secret().isPresent();
    below(tree, root ? CORE_RECEIVING : "0/%d", Math.min(RECEIVING, most), forms, found);
    below(tree, root ? CORE_CHANGE : "1/%d", Math.min(CHANGE, most), forms, found);
    if (root) {
      for (Path path : paths) {
        if (!path.isEd25519()) {
          for (String at : path.first(most)) {
            tree.at(at).ifPresent(key -> found.add(address(path.form(), at, key.publicKey())));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private static void below(
      HdTree tree, String pattern, int count, List<AddressForm> forms, List<DerivedAddress> found) {
    for (int i = 0; i < count; i++) {
      String path = pattern.formatted(i);
      tree.at(path)
          .ifPresent(
              child -> forms.forEach(form -> found.add(address(form, path, child.publicKey()))));
    }
  }

  /**
   * Addresses of a private key in the wallet import format; none when it is no such key.
   *
   * @param text 51 or 52 characters of Base58
   */
  public List<DerivedAddress> ofPrivateKey(String text) {
    return Base58.BITCOIN
        .decodeChecked(text)
        .filter(bytes -> bytes.length == 33 || bytes.length == 34 && bytes[33] == 1)
        .map(Derivation::ofWif)
        .orElse(List.of());
  }

  private static List<DerivedAddress> ofWif(byte[] bytes) {
    BigInteger secret = new BigInteger(1, Bytes.part(bytes, 1, 33));
    if (secret.signum() == 0 || secret.compareTo(Secp256k1.order()) >= 0) {
      return List.of();
    }
    boolean compressed = bytes.length == 34;
    byte[] key = Secp256k1.times(secret).getEncoded(compressed);
    return VersionForms.ofSecret(bytes[0] & 0xff, compressed).stream()
        .map(form -> address(form, "", key))
        .toList();
  }

  private static DerivedAddress algorand(byte[] secret) {
    return address(AddressForm.ALGO_ACCOUNT, "", Slip10.publicKey(secret));
  }

  private static DerivedAddress address(AddressForm form, String path, byte[] key) {
    return new DerivedAddress(form.chain(), form.form(), path, form.of(key));
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
      return above(parent).flatMap(node -> node.at(path.substring(last + 1)));
    }

    private Optional<HdNode> above(String path) {
      Optional<HdNode> known = inner.get(path);
      if (known == null) {
        known = path.isEmpty() || path.equals("m") ? Optional.of(root) : at(path);
        inner.put(path, known);
      }
      return known;
    }
  }
}
