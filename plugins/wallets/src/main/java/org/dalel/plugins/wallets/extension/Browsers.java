package org.dalel.plugins.wallets.extension;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a browser by the path of a profile, from the table {@code browsers.tsv}. */
final class Browsers {

  private static final List<String[]> PARTS = TableFile.rows("browsers.tsv", 2);

  private Browsers() {}

  /** The browser whose usual path this is. */
  static Optional<String> of(String profile) {
    String lower = profile.toLowerCase(Locale.ROOT) + "/";
    return PARTS.stream().filter(row -> lower.contains(row[0])).map(row -> row[1]).findFirst();
  }
}
