package org.dalel.plugins.wallets.extension;

import org.dalel.plugins.wallets.chain.Chain;
import org.dalel.plugins.wallets.json.Json;

/** Reads the stored values of one extension, generation by generation. */
final class StateReader {

  private final Facts facts;
  private final Chain usual;

  /**
   * A reader.
   *
   * @param usual the chain of the wallet, {@link Chain#UNKNOWN} when that is not known
   */
  StateReader(Facts facts, Chain usual) {
    this.facts = facts;
    this.usual = usual;
  }

  /** Reads all that a value tells. */
  void read(Stored stored) {
    Json value = stored.value();
    new LockSearch(facts, stored.stand()).take(stored.key(), value);
    if (stored.key().equals("meta")) {
      meta(stored.stand(), value);
    } else if (!new Controllers(facts, stored.stand()).take(stored.key(), value)) {
      new PlainState(facts, stored.stand(), usual).take(stored.key(), value);
    }
  }

  /** Whether a value holds a vault: looked for in extensions that are not known as wallets. */
  static boolean locks(Stored stored) {
    if (stored.key().endsWith("/userPasswordMac")) {
      return KeplrStore.isProof(stored.key(), stored.value());
    }
    if (!stored.mayLock()) {
      return false;
    }
    Facts found = new Facts();
    new LockSearch(found, stored.stand()).take(stored.key(), stored.value());
    return !found.locks().isEmpty();
  }

  private void meta(Stand stand, Json meta) {
    meta.get("version").number().ifPresent(v -> facts.about("state-version", stand, v));
    meta.get("storageKind").text().ifPresent(kind -> facts.about("storage", stand, kind));
  }
}
