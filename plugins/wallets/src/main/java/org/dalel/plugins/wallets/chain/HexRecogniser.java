package org.dalel.plugins.wallets.chain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dalel.formats.tokens.Alphabet;
import org.dalel.formats.tokens.Token;
import org.dalel.formats.tokens.TokenShape;

/**
 * Hexadecimal numbers that a label, a URL or a form of writing calls a transaction, a private key
 * or an address. A bare one is a digest of something, and is not reported.
 */
final class HexRecogniser implements Recogniser {

  private static final int DIGITS = 64;
  private static final int TRON = 42;
  private static final Set<String> TRANSACTION = Set.of("txid", "txhash", "transactionhash");

  /** Data bases and protocols have transactions, too. */
  private static final Set<String> PERHAPS_TRANSACTION =
      Set.of("tx", "transaction", "transactionid", "txn");

  private static final Set<String> PRIVATE =
      Set.of(
          "privkey",
          "privatekey",
          "priv",
          "pk",
          "secret",
          "secretkey",
          "spendkey",
          "viewkey",
          "privatekeyhex",
          "seed");

  private final Surroundings surroundings;

  HexRecogniser(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public List<TokenShape> shapes() {
    return List.of(
        new TokenShape("hex", Alphabet.HEX, DIGITS, DIGITS, List.of()),
        new TokenShape("0x hex", Alphabet.HEX.with("x"), DIGITS + 2, DIGITS + 2, List.of("0x")),
        new TokenShape("tron hex", Alphabet.HEX, TRON, TRON, List.of("41")));
  }

  @Override
  public Optional<Recognition> recognise(Token token) {
    String digits = token.text().toLowerCase(Locale.ROOT);
    if (digits.chars().distinct().count() < 8) {
      return Optional.empty();
    }
    if (token.length() == TRON) {
      return Optional.of(surroundings.judge(token, Kind.ADDRESS, Chain.TRX, "hex", digits));
    }
    return ton(token, digits).or(() -> inUrl(token, digits)).or(() -> labelled(token, digits));
  }

  /** {@code 0:} or {@code -1:} in front: a raw address of TON. */
  private Optional<Recognition> ton(Token token, String digits) {
    String before = token.before(4);
    String chain = before.endsWith("-1:") ? "-1:" : before.endsWith("0:") ? "0:" : "";
    int free = before.length() - chain.length() - 1;
    boolean apart = free < 0 || !Character.isLetterOrDigit(before.charAt(free));
    return chain.isEmpty() || !apart || token.length() != DIGITS
        ? Optional.empty()
        : Optional.of(
            surroundings.judge(
                token.extendedBy(chain).orElse(token),
                Kind.ADDRESS,
                Chain.TON,
                "raw",
                chain + digits));
  }

  private Optional<Recognition> inUrl(Token token, String digits) {
    return surroundings
        .explorer(token)
        .filter(explorer -> explorer.target() != Explorer.Target.OTHER)
        .map(
            explorer -> {
              boolean address = explorer.target() == Explorer.Target.ADDRESS;
              return Surroundings.context(
                  address ? Kind.ADDRESS : Kind.TRANSACTION_ID,
                  explorer.chains().stream()
                      .map(chain -> new Reading(chain, address ? "hex" : "txid", false))
                      .toList(),
                  digits,
                  "URL of " + explorer.host());
            });
  }

  private Optional<Recognition> labelled(Token token, String digits) {
    List<String> labels = surroundings.labels(token);
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    String joined =
        String.join("", labels.size() < 2 ? labels : List.of(labels.get(1), labels.get(0)));
    String basis = "label '" + labels.get(0) + "'";
    if (isOneOf(TRANSACTION, labels.get(0), joined)) {
      return Optional.of(
          Surroundings.context(Kind.TRANSACTION_ID, readings(token, "txid"), digits, basis));
    }
    if (isOneOf(PERHAPS_TRANSACTION, labels.get(0), joined)) {
      return Optional.of(
          new Recognition(
              Kind.TRANSACTION_ID, readings(token, "txid"), digits, proof(token), basis));
    }
    if (isOneOf(PRIVATE, labels.get(0), joined)) {
      return Optional.of(
          new Recognition(Kind.PRIVATE_KEY, readings(token, "hex"), digits, proof(token), basis));
    }
    return Optional.empty();
  }

  /** A label alone proves little when no chain is spoken of. */
  private Recognition.Proof proof(Token token) {
    return surroundings.spokenOf(token).isEmpty()
        ? Recognition.Proof.SHAPE
        : Recognition.Proof.CONTEXT;
  }

  private static boolean isOneOf(Set<String> labels, String last, String joined) {
    return Stream.of(last, joined).anyMatch(labels::contains);
  }

  private List<Reading> readings(Token token, String form) {
    Set<Chain> spoken = surroundings.spokenOf(token);
    Set<Chain> chains =
        token.length() > DIGITS
            ? Set.of(Chain.EVM)
            : spoken.isEmpty() ? Set.of(Chain.UNKNOWN) : spoken;
    return chains.stream().map(chain -> new Reading(chain, form, false)).toList();
  }
}
