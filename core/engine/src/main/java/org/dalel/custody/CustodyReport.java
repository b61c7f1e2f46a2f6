package org.dalel.custody;

import java.util.List;

/**
 * What the check of a chain found.
 *
 * @param head its end
 * @param problems one sentence each, the first broken link first; empty when the chain holds
 */
public record CustodyReport(CustodyHead head, List<String> problems) {
  /** Keeps a copy of the problems. */
  public CustodyReport {
    problems = List.copyOf(problems);
  }

  /** True when nothing was found. */
  public boolean holds() {
    return problems.isEmpty();
  }
}
