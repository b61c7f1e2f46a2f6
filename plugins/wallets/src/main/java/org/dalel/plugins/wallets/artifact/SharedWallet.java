package org.dalel.plugins.wallets.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.Artifact;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;
import org.dalel.plugins.wallets.derive.HdNode;
import org.dalel.plugins.wallets.derive.Multisig;

/**
 * A wallet of several signers of which all extended keys are known.
 *
 * @param form of its addresses
 * @param needed signatures
 * @param keys of all signers
 */
public record SharedWallet(CoinNetwork network, Form form, int needed, List<HdNode> keys) {

  private static final int RECEIVING = 20;
  private static final int CHANGE = 5;

  /** {@code wsh(sortedmulti(2,...))} and the like, as descriptors and Sparrow's policies begin. */
  private static final Pattern POLICY =
      Pattern.compile("(sh\\(wsh|wsh|sh)\\((?:sorted)?multi\\((\\d{1,2}),.*", Pattern.DOTALL);

  /** What the script is wrapped in. */
  public enum Form {
    P2SH("sh"),
    P2SH_P2WSH("sh(wsh"),
    P2WSH("wsh");

    private final String words;

    Form(String words) {
      this.words = words;
    }

    /** The name of the address form. */
    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The wallet that a policy speaks of; absent when it is none, or keys are missing. */
  public static Optional<SharedWallet> of(
      CoinNetwork network, String policy, List<String> extendedKeys) {
    Matcher words = POLICY.matcher(policy.strip());
    List<HdNode> keys = new ArrayList<>();
    extendedKeys.forEach(key -> HdNode.ofText(key).ifPresent(keys::add));
    if (!words.matches() || keys.size() != extendedKeys.size() || keys.size() < 2) {
      return Optional.empty();
    }
    Form form = Form.P2SH;
    for (Form each : Form.values()) {
      form = each.words.equals(words.group(1)) ? each : form;
    }
    boolean possible = form == Form.P2SH || network.hasWitness();
    int needed = Integer.parseInt(words.group(2));
    return possible
        ? Optional.of(new SharedWallet(network, form, needed, List.copyOf(keys)))
        : Optional.empty();
  }

  /** The first addresses to receive at and for change. */
  public List<Artifact.Builder> addresses() {
    List<Artifact.Builder> found = new ArrayList<>();
    for (int i = 0; i < RECEIVING + CHANGE; i++) {
      String path = i < RECEIVING ? "0/" + i : "1/" + (i - RECEIVING);
      address(path)
          .map(
              text ->
                  WalletArtifacts.address(network.chain(), text, form.label())
                      .field("network", network.label())
                      .field("path", path)
                      .field("signers", needed + " of " + keys.size())
                      .field("basis", "derived"))
          .ifPresent(found::add);
    }
    return found;
  }

  private Optional<String> address(String path) {
    return Multisig.script(needed, keys, path)
        .map(
            script ->
                switch (form) {
                  case P2SH -> network.scriptHash(Digests.hash160(script));
                  case P2WSH -> network.witness(0, Digests.sha256(script));
                  case P2SH_P2WSH ->
                      network.scriptHash(
                          Digests.hash160(Bytes.join(new byte[] {0, 32}, Digests.sha256(script))));
                });
  }
}
