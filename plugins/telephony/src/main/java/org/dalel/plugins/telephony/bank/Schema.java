package org.dalel.plugins.telephony.bank;

import java.util.List;
import java.util.Map;
import org.dalel.formats.mysql.SqlTable;

/**
 * What the columns of a table mean: an entry of {@code tables.txt}.
 *
 * @param program whose table it is
 * @param basis how that is known
 * @param kind what its rows are
 * @param needs columns by which it is recognised
 * @param roles columns by what they mean
 */
record Schema(
    String program, String basis, Kind kind, List<String> needs, Map<String, List<String>> roles) {

  /** What a row is. */
  enum Kind {
    SIM("sim-list"),
    CALL("call-list"),
    TEXT("text-list");

    private final String artifact;

    Kind(String artifact) {
      this.artifact = artifact;
    }

    /** The type of the artifact that stands for such rows. */
    String artifact() {
      return artifact;
    }
  }

  boolean fits(SqlTable table) {
    return table.has(needs.toArray(String[]::new));
  }
}
