package org.dalel.formats.tokens;

import java.util.Optional;

/**
 * What a program may bring in compiled code for that which is done with every byte.
 *
 * @param runs of bytes of a set
 * @param sets runs of bytes of several sets
 * @param pairs with which patterns begin; without them the pass steps over what it can
 */
public record Finders(RunFinder.Maker runs, SetRuns.Maker sets, Optional<PairFinder.Maker> pairs) {

  /** In Java. */
  public static final Finders PLAIN =
      new Finders(PlainRuns::new, SetRuns.oneByOne(PlainRuns::new), Optional.empty());
}
