package org.dalel.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody wrote about an item.
 *
 * @param id of the note
 * @param locator the item
 * @param kind what the words are worth
 * @param body the words
 * @param actor who wrote it
 * @param timeNs when, nanoseconds since 1970 UTC
 */
public record Note(String id, String locator, Kind kind, String body, String actor, long timeNs) {
  /** What the words of a note are worth before a court. */
  public enum Kind {
    /** Seen on the evidence; anybody can see it there. */
    FACT,
    /** What the facts mean. */
    INTERPRETATION,
    /** What the examiner believes. */
    OPINION;

    /** The word in the case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word. */
    public static Optional<Kind> find(String label) {
      return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
  }
}
