package org.dalel.plugins.wallets.core;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.KeyArtifacts;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.codec.Base58;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.derive.AddressForm;
import org.dalel.plugins.wallets.derive.HdNode;

/**
 * Output descriptors with a single key (BIP-380 to 386): their extended keys, and the addresses
 * that were given out, with {@value #AHEAD} beyond.
 */
final class DescriptorArtifacts {

  /** Addresses derived behind the last one that the wallet gave out. */
  static final int AHEAD = 20;

  private static final int MOST = 20_000;
  private static final Pattern EXTENDED =
      Pattern.compile("[a-zA-Z]{4}[1-9A-HJ-NP-Za-km-z]{100,112}");
  private static final Pattern PATH =
      Pattern.compile("(?:pub|prv)[1-9A-HJ-NP-Za-km-z]+((?:/[0-9h']+)*)/\\*");

  private final CoinNetwork network;
  private final Map<String, HdNode> accounts;
  private final Map<String, String> labels;
  private final Map<String, String> own;
  private final Consumer<Artifact> sink;
  private final KeyArtifacts keyArtifacts = new KeyArtifacts();
  private final Set<String> keys = new LinkedHashSet<>();

  DescriptorArtifacts(
      CoinNetwork network,
      Map<String, HdNode> accounts,
      Map<String, String> labels,
      Map<String, String> own,
      Consumer<Artifact> sink) {
    this.network = network;
    this.accounts = accounts;
    this.labels = labels;
    this.own = own;
    this.sink = sink;
  }

  /** The private form of the extended key of some descriptor, which has this public key. */
  static Optional<String> privateRoot(CoreFacts facts, byte[] publicKey, byte[] secret) {
    return facts.descriptors.stream()
        .flatMap(descriptor -> EXTENDED.matcher(descriptor.text()).results())
        .map(MatchResult::group)
        .filter(
            text ->
                HdNode.ofText(text)
                    .filter(node -> Arrays.equals(node.publicKey(), publicKey))
                    .isPresent())
        .map(text -> privateForm(text, secret))
        .findFirst();
  }

  private static String privateForm(String publicForm, byte[] secret) {
    byte[] bytes = Base58.BITCOIN.decodeChecked(publicForm).orElseThrow();
    byte[] version = Bytes.ofHex(publicForm.startsWith("xpub") ? "0488ade4" : "04358394");
    return Base58.BITCOIN.encodeChecked(version, Bytes.part(bytes, 4, 45), new byte[1], secret);
  }

  void emit(CoreFacts facts) {
    facts.descriptors.forEach(this::descriptor);
  }

  private void descriptor(CoreFacts.Descriptor descriptor) {
    Matcher extended = EXTENDED.matcher(descriptor.text());
    while (extended.find()) {
      if (HdNode.ofText(extended.group()).isPresent() && keys.add(extended.group())) {
        place(
            keyArtifacts
                .extendedKey(extended.group())
                .field("descriptor", shown(descriptor.text())),
            descriptor.record());
      }
    }
    form(descriptor.text())
        .ifPresent(form -> parent(descriptor).ifPresent(node -> addresses(descriptor, form, node)));
  }

  /** The rule without secrets. */
  private static String shown(String descriptor) {
    return descriptor.contains("prv")
        ? descriptor.substring(0, descriptor.indexOf('('))
        : descriptor;
  }

  private static Optional<String> form(String descriptor) {
    if (!PATH.matcher(descriptor).find()) {
      return Optional.empty();
    }
    if (descriptor.startsWith("pkh(")) {
      return Optional.of("p2pkh");
    }
    if (descriptor.startsWith("wpkh(")) {
      return Optional.of("p2wpkh");
    }
    if (descriptor.startsWith("sh(wpkh(")) {
      return Optional.of("p2sh-p2wpkh");
    }
    return descriptor.matches("tr\\([^,{]*") || descriptor.matches("tr\\([^,{]*\\)(#.*)?")
        ? Optional.of("p2tr")
        : Optional.empty();
  }

  /** The key above the addresses: kept by the wallet, or reached without a secret. */
  private Optional<HdNode> parent(CoreFacts.Descriptor descriptor) {
    HdNode kept = accounts.get(descriptor.id());
    if (kept != null) {
      return Optional.of(kept);
    }
    Matcher extended = EXTENDED.matcher(descriptor.text());
    Matcher path = PATH.matcher(descriptor.text());
    return extended.find() && path.find()
        ? HdNode.ofText(extended.group()).flatMap(node -> node.at("m" + path.group(1)))
        : Optional.empty();
  }

  private void addresses(CoreFacts.Descriptor descriptor, String form, HdNode parent) {
    int first = Math.max(0, descriptor.start());
    int given = Math.max(first, descriptor.next());
    int end = Math.min(given + AHEAD, first + MOST);
    for (int i = first; i < end; i++) {
      int number = i;
      parent
          .at("m/" + i)
          .flatMap(node -> address(form, node.publicKey()))
          .ifPresent(
              address -> {
                own.put(address, form);
                place(
                    WalletArtifacts.address(network.chain(), address, form)
                        .field("network", network.label())
                        .field("path", "*/" + number)
                        .field("given-out", number < given)
                        .field("label", Optional.ofNullable(labels.get(address)))
                        .field("descriptor", shown(descriptor.text())),
                    descriptor.record());
              });
    }
  }

  private Optional<String> address(String form, byte[] key) {
    byte[] hash = Digests.hash160(key);
    return switch (form) {
      case "p2pkh" -> Optional.of(network.keyHash(hash));
      case "p2sh-p2wpkh" -> Optional.of(network.nested(hash));
      case "p2wpkh" -> Optional.of(network.witness(0, hash));
      default ->
          network == CoinNetwork.BTC ? Optional.of(AddressForm.BTC_P2TR.of(key)) : Optional.empty();
    };
  }

  private void place(Artifact.Builder artifact, CoreRecord record) {
    sink.accept(record.on(artifact).build());
  }
}
