package org.dalel.plugins.wallets.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dalel.formats.tokens.Token;

/**
 * Reads what stands around a token that its own characters do not prove: the URL of an explorer, a
 * label in front ({@code "txid": "}), words of a chain nearby. Precision goes before recall.
 */
final class Surroundings {

  private static final int COLUMNS = 2;
  private static final int BEFORE = 120;
  private static final int AFTER = 48;

  /** Characters between a label and its value: {@code ": "}, {@code </td><td>} is too far. */
  private static final int LABEL_GAP = 6;

  private static final Set<String> ADDRESS_LABELS =
      Set.of(
          "address",
          "addr",
          "wallet",
          "walletaddress",
          "recipient",
          "receiver",
          "beneficiary",
          "pubkey",
          "publickey",
          "deposit",
          "payto",
          "contract",
          "payee");

  private final Map<Chain, Set<String>> words = new EnumMap<>(Chain.class);
  private final Explorer.Table explorers = new Explorer.Table();

  Surroundings() {
    for (String[] row : Tables.rows("words.txt", COLUMNS)) {
      words.put(Tables.chains(row[0]).get(0), Set.of(row[1].split(",")));
    }
  }

  /** The explorer in whose URL the token stands. */
  Optional<Explorer> explorer(Token token) {
    return explorers.at(token.before(BEFORE));
  }

  /** The last two words in front, when they end close to the token, last one first. */
  List<String> labels(Token token) {
    String before = token.before(LABEL_GAP + 40).toLowerCase(Locale.ROOT);
    int end = before.length();
    while (end > 0 && !isWord(before.charAt(end - 1))) {
      end--;
    }
    if (before.length() - end > LABEL_GAP || before.length() == end) {
      return List.of();
    }
    List<String> found = new ArrayList<>(Arrays.asList(split(before.substring(0, end))));
    Collections.reverse(found);
    return List.copyOf(found.subList(0, Math.min(2, found.size())));
  }

  /** Whether the token is the value of something that has a name: {@code "name": "token"}. */
  boolean isValue(Token token) {
    String before = token.before(LABEL_GAP);
    int at = before.length() - 1;
    while (at >= 0 && " \"'\t".indexOf(before.charAt(at)) >= 0) {
      at--;
    }
    return at >= 0 && (before.charAt(at) == ':' || before.charAt(at) == '=');
  }

  /** Chains that words nearby speak for. */
  Set<Chain> spokenOf(Token token) {
    Set<String> near = new HashSet<>(Arrays.asList(split(lower(token.before(BEFORE)))));
    near.addAll(Arrays.asList(split(lower(token.after(AFTER)))));
    Set<Chain> chains = new TreeSet<>();
    words.forEach(
        (chain, its) -> {
          if (its.stream().anyMatch(near::contains)) {
            chains.add(chain);
          }
        });
    return chains;
  }

  /** Judges a token of this chain that has no checksum. */
  Recognition judge(Token token, Kind kind, Chain chain, String form, String canonical) {
    Optional<Explorer> explorer = explorer(token).filter(found -> found.chains().contains(chain));
    List<Reading> readings = List.of(new Reading(chain, form, false));
    if (explorer.isPresent()) {
      return context(kind, readings, canonical, "URL of " + explorer.get().host());
    }
    List<String> labels = labels(token);
    if (kind == Kind.ADDRESS && !labels.isEmpty() && ADDRESS_LABELS.contains(labels.get(0))) {
      return context(kind, readings, canonical, "label '" + labels.get(0) + "'");
    }
    return spokenOf(token).contains(chain)
        ? context(kind, readings, canonical, "words of " + chain.label() + " nearby")
        : new Recognition(kind, readings, canonical, Recognition.Proof.SHAPE, "shape");
  }

  static Recognition context(Kind kind, List<Reading> readings, String canonical, String basis) {
    return new Recognition(kind, readings, canonical, Recognition.Proof.CONTEXT, basis);
  }

  /** Whether the token is cut out of base 64, which has more characters. */
  static boolean isPartOfBase64(Token token) {
    return endsIn(token.before(1)) || endsIn(token.after(1));
  }

  private static boolean endsIn(String neighbour) {
    return !neighbour.isEmpty() && "+/=_-".contains(neighbour);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String[] split(String text) {
    return text.split("[^a-z0-9]+");
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }
}
