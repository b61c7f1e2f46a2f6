package org.dalel.casefile.read;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Looks up the normal forms of the identifiers of artifacts. */
@FunctionalInterface
public interface IdentifierTexts {
  /**
   * Looks them up; artifacts without any may be missing from the answer.
   *
   * @param artifacts rows of the case
   */
  Map<Long, List<String>> of(long[] artifacts) throws SQLException;
}
