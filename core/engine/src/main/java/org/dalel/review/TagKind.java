package org.dalel.review;

import java.util.List;
import java.util.OptionalInt;

/**
 * A tag that can be given.
 *
 * @param name unique in the case
 * @param colour how it is shown
 * @param key the digit that gives it, 1 to 9
 */
public record TagKind(String name, TagColour colour, OptionalInt key) {
  /**
   * Those of a case that was made before tags could be defined, as {@code review-2.sql} has them.
   */
  static final List<TagKind> FIRST =
      List.of(
          new TagKind("Important", TagColour.RED, OptionalInt.of(1)),
          new TagKind("Relevant", TagColour.ORANGE, OptionalInt.of(2)),
          new TagKind("To check", TagColour.YELLOW, OptionalInt.of(3)),
          new TagKind("Not relevant", TagColour.GREY, OptionalInt.of(9)));
}
