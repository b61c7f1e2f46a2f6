package org.dalel.casefile.view;

import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.CaseException;

/**
 * How a list of artifacts is sorted.
 *
 * @param column {@code path} (the order of the items), {@code name}, {@code state}, {@code
 *     confidence}, {@code plugin}, or {@code field } and the name of a field; of a party its name,
 *     else its first number counts
 */
public record ArtifactOrder(String column, boolean descending) {
  /** As the items are. */
  public static final ArtifactOrder OF_ITEMS = new ArtifactOrder("path", false);

  private static final String FIELD = "field ";
  private static final Map<String, String> COLUMNS =
      Map.of(
          "name", "(SELECT name FROM row WHERE row.id = artifact.row)",
          "state", "state",
          "confidence",
              "CASE confidence WHEN 'confirmed' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2"
                  + " WHEN 'low' THEN 1 END",
          "plugin", "plugin");
  private static final String VALUE =
      "CASE json_type(fields, ?3) WHEN 'object' THEN coalesce(json_extract(fields, ?3 || '.name'),"
          + " json_extract(fields, ?3 || '.handles[0]')) ELSE json_extract(fields, ?3) END";
  private static final String NUMERIC =
      "value GLOB '*[0-9]*' AND ltrim(value, '-') NOT GLOB '*[^0-9.]*' AND value NOT GLOB '*.*.*'";

  /**
   * Checks the column.
   *
   * @throws CaseException for a column that there is not
   */
  public ArtifactOrder {
    if (!column.equals("path")
        && !COLUMNS.containsKey(column)
        && !(column.startsWith(FIELD) && column.indexOf('"') < 0)) {
      throw new CaseException(
          "sort: expected path, name, state, confidence, plugin or field NAME, found " + column);
    }
  }

  boolean isOfItems() {
    return column.equals("path");
  }

  /** Where a field stands in the JSON. */
  Optional<String> path() {
    return column.startsWith(FIELD)
        ? Optional.of("$.\"" + column.substring(FIELD.length()) + '"')
        : Optional.empty();
  }

  /** Selects the numbers of artifacts between two, sorted; each value is made once. */
  String sql() {
    String down = descending ? " DESC" : "";
    return "WITH valued AS MATERIALIZED (SELECT id, nullif("
        + path().map(one -> VALUE).orElseGet(() -> COLUMNS.get(column))
        + ", '') AS value FROM artifact WHERE id BETWEEN ?1 AND ?2),"
        + " told AS MATERIALIZED (SELECT id, value, CASE WHEN "
        + NUMERIC
        + " THEN CAST(value AS REAL) END AS number FROM valued)"
        + " SELECT id FROM told ORDER BY value IS NULL, number IS NULL"
        + down
        + ", number"
        + down
        + ", value COLLATE NOCASE"
        + down
        + ", id";
  }
}
