package org.dalel.plugins.wallets.extension;

import java.util.Optional;
import org.dalel.plugins.wallets.json.Json;

/**
 * A value that an extension stored.
 *
 * @param key under which it was stored
 * @param text the value as JSON text, which is parsed when it is asked for
 * @param parsed the value, when it came without a text of its own
 */
record Stored(String key, String text, Optional<Json> parsed, Stand stand) {

  /** A value as text. */
  static Stored of(String key, String text, Stand stand) {
    return new Stored(key, text, Optional.empty(), stand);
  }

  /** A value that is parsed already. */
  static Stored of(String key, Json value, Stand stand) {
    return new Stored(key, "", Optional.of(value), stand);
  }

  /** Whether a locked secret could stand in it: asked before anything is parsed. */
  boolean mayLock() {
    return parsed.isPresent()
        || text.contains("salt") && (text.contains("iv") || text.contains("nonce"));
  }

  /** The value; of a string that is JSON itself, what stands in it. */
  Json value() {
    Json value = parsed.orElseGet(() -> Text.json(text));
    return Text.nested(value).orElse(value);
  }
}
