package org.dalel.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the custody chain names the items of an action. */
final class Items {
  /** More than these are not named one by one. */
  private static final int NAMED = 100;

  private Items() {}

  /**
   * The details of an entry: how many items, their locators when they are few, otherwise SHA-256
   * over the sorted locators, each followed by a line feed. All of them stand in the row of {@code
   * review_action} that is named.
   */
  static Map<String, Object> of(ReviewLedger.Action action) {
    List<String> locators =
        Stream.concat(action.added().stream(), action.removed().stream())
            .map(MarkRow::locator)
            .distinct()
            .sorted()
            .toList();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("review_action", action.id());
    details.put("items", locators.size());
    if (locators.size() <= NAMED) {
      details.put("locators", locators);
    } else {
      details.put("locators_sha256", digest(locators));
    }
    return details;
  }

  private static String digest(List<String> locators) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      locators.forEach(one -> digest.update((one + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("expected SHA-256, which every Java runtime has", e);
    }
  }
}
