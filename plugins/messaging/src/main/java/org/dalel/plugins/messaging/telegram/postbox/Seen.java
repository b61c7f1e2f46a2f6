package org.dalel.plugins.messaging.telegram.postbox;

import java.nio.charset.StandardCharsets;
import org.dalel.plugins.messaging.database.Hashes;

/** Messages that were told already, by their keys and by what they say. */
final class Seen {
  private final Hashes keys = new Hashes();
  private final Hashes contents = new Hashes();

  /** Remembers a message that is there. */
  void live(byte[] key, StoredMessage message) {
    keys.add(Hashes.of(text(key)));
    isNew(key, message);
  }

  /** Whether it says something else than those before; it is remembered. */
  boolean isNew(byte[] key, StoredMessage message) {
    return contents.add(
        Hashes.of(
            text(key),
            message.text().orElse(""),
            message.media().stream().map(Coded::texts).toList().toString()));
  }

  /** Whether a message of that key is there. */
  boolean isLive(byte[] key) {
    return keys.contains(Hashes.of(text(key)));
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.ISO_8859_1);
  }
}
