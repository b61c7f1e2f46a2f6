package org.dalel.plugins.wallets.extension;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a browser by the path of a profile, from the table {@code browsers.tsv}. */
final class Browsers {

  private static final List<String[]> PARTS = TableFile.rows("browsers.tsv", 2);

  private static final List<String[]> APPS = TableFile.rows("apps.tsv", 2);

  private Browsers() {}

  /** The browser whose usual path this is. */
  static Optional<String> of(String profile) {
    return first(PARTS, profile);
  }

  /** The wallet of its own, from the table {@code apps.tsv}, whose usual folder this is. */
  static Optional<String> app(String folder) {
    return first(APPS, folder);
  }

  private static Optional<String> first(List<String[]> rows, String path) {
    String lower = path.toLowerCase(Locale.ROOT) + "/";
    return rows.stream().filter(row -> lower.contains(row[0])).map(row -> row[1]).findFirst();
  }
}
