package org.dalel.plugins.wallets.chain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A web address of a block explorer in front of a token: {@code https://tronscan.org/#/address/}.
 *
 * @param host as in the table {@code explorers.txt}
 * @param chains that it shows, of which a path may choose one
 * @param target what the path says that the token is
 */
record Explorer(String host, List<Chain> chains, Target target) {

  private static final int COLUMNS = 2;
  private static final String URL_CHARACTERS = "-._~:/?#[]@!$&()*+,;=%";
  private static final Set<String> TRANSACTION_WORDS =
      Set.of("tx", "transaction", "transactions", "txid", "txs", "hash", "extrinsic", "deploy");
  private static final Set<String> ADDRESS_WORDS =
      Set.of(
          "address",
          "addr",
          "account",
          "accounts",
          "wallet",
          "token",
          "contract",
          "addresses",
          "a",
          "search",
          "bitcoin",
          "tokens");

  /** What stands at the end of the path. */
  enum Target {
    ADDRESS,
    TRANSACTION,
    OTHER
  }

  /** The explorers of the table. */
  static final class Table {
    private final List<String[]> rows = Tables.rows("explorers.txt", COLUMNS);

    /** The explorer whose URL ends where the text ends. */
    Optional<Explorer> at(String before) {
      String url = urlAtEnd(before.toLowerCase(Locale.ROOT));
      int scheme = url.indexOf("://");
      String rest = scheme < 0 ? url : url.substring(scheme + 3);
      int slash = rest.indexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      String host = rest.substring(0, slash);
      return rows.stream()
          .filter(row -> host.equals(row[0]) || host.endsWith("." + row[0]))
          .findFirst()
          .map(row -> new Explorer(row[0], Tables.chains(row[1]), target(rest.substring(slash))));
    }
  }

  private static String urlAtEnd(String text) {
    int from = text.length();
    while (from > 0 && isUrlCharacter(text.charAt(from - 1))) {
      from--;
    }
    int scheme = text.lastIndexOf("://");
    return scheme > from
        ? text.substring(Math.max(from, schemeStart(text, scheme)))
        : text.substring(from);
  }

  private static int schemeStart(String text, int colon) {
    int from = colon;
    while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return from;
  }

  private static boolean isUrlCharacter(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || URL_CHARACTERS.indexOf(c) >= 0);
  }

  private static Target target(String path) {
    String[] parts = path.split("[/#?=&]+");
    String last = parts.length == 0 ? "" : parts[parts.length - 1];
    if (TRANSACTION_WORDS.contains(last)) {
      return Target.TRANSACTION;
    }
    return ADDRESS_WORDS.contains(last) ? Target.ADDRESS : Target.OTHER;
  }
}
