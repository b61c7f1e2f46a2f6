package org.dalel.review;

import java.util.List;
import java.util.Optional;

/**
 * What people said of an item.
 *
 * @param tags by name
 * @param notes the oldest first
 * @param reviewed who looked at it
 */
public record Marks(List<Tag> tags, List<Note> notes, Optional<Reviewed> reviewed) {
  /** Keeps copies. */
  public Marks {
    tags = List.copyOf(tags);
    notes = List.copyOf(notes);
  }

  /**
   * Somebody is done with an item.
   *
   * @param actor who
   * @param timeNs when, nanoseconds since 1970 UTC
   */
  public record Reviewed(String actor, long timeNs) {}

  /** True when nobody said anything. */
  public boolean isEmpty() {
    return tags.isEmpty() && notes.isEmpty() && reviewed.isEmpty();
  }
}
