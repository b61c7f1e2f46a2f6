package org.dalel.casefile.read;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message or call in its conversation.
 *
 * @param evidence label of the evidence
 * @param service messenger, mail or SMS
 * @param conversation its id at the service, else who takes part
 * @param time nanoseconds since 1970 UTC
 * @param type {@code message} or {@code call}
 * @param state live, wal, freelist, slack or carved
 * @param locator the item in which it was found
 * @param position JSON of where in the item it stood
 * @param fields JSON object of the artifact
 * @param files locators of the items that its attachments are, in their order; empty where the case
 *     has none that fits
 */
public record ChatLine(
    String evidence,
    String service,
    String conversation,
    OptionalLong time,
    String type,
    String state,
    String locator,
    Optional<String> position,
    String fields,
    List<Optional<String>> files) {

  /** Keeps a copy. */
  public ChatLine {
    files = List.copyOf(files);
  }
}
