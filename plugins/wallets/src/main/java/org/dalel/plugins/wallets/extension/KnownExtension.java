package org.dalel.plugins.wallets.extension;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dalel.plugins.wallets.chain.Chain;

/**
 * A browser extension that is a wallet, from the table {@code extensions.tsv}.
 *
 * @param id as the store of the browser gives it
 * @param program its name
 * @param store {@code chrome} (also for Brave, Opera ...), {@code edge} or {@code firefox}
 * @param chain of most of its addresses
 * @param basis why it is in the table: {@code rule}, {@code store}, or {@code list}, which is not
 *     confirmed
 */
record KnownExtension(String id, String program, String store, Chain chain, String basis) {

  private static final Map<String, KnownExtension> ALL = read();

  /** The extension with this id. */
  static Optional<KnownExtension> of(String id) {
    return Optional.ofNullable(ALL.get(id));
  }

  /** The whole table by id, in its order. */
  static Map<String, KnownExtension> all() {
    return ALL;
  }

  private static Map<String, KnownExtension> read() {
    Map<String, KnownExtension> all = new LinkedHashMap<>();
    for (String[] row : TableFile.rows("extensions.tsv", 5)) {
      Chain chain = Chain.byCode(row[3]).orElseThrow();
      all.put(row[0], new KnownExtension(row[0], row[1], row[2], chain, row[4]));
    }
    return Collections.unmodifiableMap(all);
  }
}
