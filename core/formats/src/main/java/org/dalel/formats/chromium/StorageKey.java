package org.dalel.formats.chromium;

import java.util.Optional;

/**
 * Whose storage it is: an origin, and for embedded pages the site in which they were shown.
 *
 * <pre>
 *   https://wallet.example                                     the page itself
 *   https://embedded.example/^0https://top.example             embedded, with the site above it
 *   https://embedded.example/^31                               embedded in its own site by way of another
 *   https://embedded.example/^1HIGH^2LOW                       with a nonce: fenced or anonymous frame
 *   https://embedded.example/^4HIGH^5LOW^6https://before.example  below an opaque site
 * </pre>
 *
 * <p>Source: Chromium, third_party/blink/common/storage_key/storage_key.cc.
 *
 * @param raw as it is stored
 * @param origin scheme, host and port, without a slash at the end
 * @param topLevelSite the site in which the page was embedded; empty for a page by itself
 */
public record StorageKey(String raw, String origin, Optional<String> topLevelSite) {
  private static final char TOP_LEVEL_SITE = '0';
  private static final char OPAQUE_PRECURSOR = '6';

  /** Takes a stored form apart; what is unknown in it stays in {@link #raw}. */
  public static StorageKey of(String raw) {
    String[] parts = raw.split("\\^", -1);
    Optional<String> site = Optional.empty();
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i];
      boolean names = !part.isEmpty() && isSite(part.charAt(0)) && part.length() > 1;
      site = names ? Optional.of(withoutSlash(part.substring(1))) : site;
    }
    return new StorageKey(raw, withoutSlash(parts[0]), site);
  }

  private static boolean isSite(char attribute) {
    return attribute == TOP_LEVEL_SITE || attribute == OPAQUE_PRECURSOR;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") && !url.endsWith("://") ? url.substring(0, url.length() - 1) : url;
  }
}
