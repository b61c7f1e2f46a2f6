package org.dalel.testdata.model;

import java.time.Instant;

/** The four times of an entry, in UTC; each file system keeps of them what it can store. */
public record Times(Instant modified, Instant accessed, Instant changed, Instant created) {

  /** All four the same. */
  public static Times of(Instant instant) {
    return new Times(instant, instant, instant, instant);
  }

  /** All four the same, from ISO 8601 such as {@code 2026-03-02T09:15:00.5Z}. */
  public static Times of(String instant) {
    return of(Instant.parse(instant));
  }
}
