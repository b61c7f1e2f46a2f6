package org.dalel.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The colours of tags; a page or a report has its own shades of them. */
public enum TagColour {
  /** Red. */
  RED,
  /** Orange. */
  ORANGE,
  /** Yellow. */
  YELLOW,
  /** Green. */
  GREEN,
  /** Teal. */
  TEAL,
  /** Blue. */
  BLUE,
  /** Violet. */
  VIOLET,
  /** Pink. */
  PINK,
  /** Grey. */
  GREY;

  /** The word in the case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The colour of a word. */
  public static Optional<TagColour> find(String label) {
    return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
  }
}
