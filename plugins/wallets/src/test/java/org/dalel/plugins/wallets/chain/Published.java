package org.dalel.plugins.wallets.chain;

import java.util.List;

/**
 * A published test vector, from the standard or project that it names.
 *
 * @param text with the prefix of a CashAddr, which is not part of the token
 */
record Published(String source, String kind, String chain, String form, String text) {

  static List<Published> all() {
    return Tables.rows("published.txt", 5).stream()
        .map(row -> new Published(row[0], row[1], row[2], row[3], row[4]))
        .toList();
  }

  /** What a finding shows of it. */
  String token() {
    return text.substring(text.indexOf(':') + 1);
  }

  @Override
  public String toString() {
    return source + " " + text;
  }
}
