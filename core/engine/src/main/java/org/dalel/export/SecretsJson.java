package org.dalel.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.casefile.read.ListedLock;
import org.dalel.casefile.read.ListedSecret;

/** What {@code dalel secrets --json} prints; {@code what} is secret or lock. */
public final class SecretsJson {
  private SecretsJson() {}

  /** A secret; its value itself only when it is revealed. */
  public static Map<String, Object> secret(ListedSecret secret, boolean reveal) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", "secret");
    json.put("kind", secret.kind());
    json.put(reveal ? "value" : "masked", reveal ? secret.value() : secret.masked());
    json.put("source", secret.source());
    secret.item().ifPresent(item -> json.put("locator", item.locator().toString()));
    return json;
  }

  /** A lock, opened or not. */
  public static Map<String, Object> lock(ListedLock lock) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", "lock");
    json.put("name", lock.name());
    json.put("kind", lock.kind());
    json.put("attempts", lock.attempts());
    json.put("opened_by", lock.openedBy());
    json.put("extractor", lock.extractor());
    json.put("locator", lock.item().locator().toString());
    return json;
  }
}
