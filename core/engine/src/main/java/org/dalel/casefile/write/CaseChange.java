package org.dalel.casefile.write;

import java.sql.SQLException;

/** One indivisible change of the case, applied by the single writer. */
@FunctionalInterface
public interface CaseChange {
  /** Applies the change; runs on the writer's thread inside a transaction. */
  void apply(CaseWriter writer) throws SQLException;

  /** About how many bytes the change holds in memory, for the bound of the ring. */
  default long weight() {
    return 512;
  }

  /** About how many bytes it adds to what is to be committed. */
  default long stored() {
    return weight();
  }
}
